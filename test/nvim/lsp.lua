-- Neovim's own LSP client against the command line's server: a client that shares no code with VS Code's.
-- Runs inside nvim; run.mjs beside this file starts it with FILE, the return to open, and CLI, the command line's bundle.
-- Written for Neovim 0.7, Debian's, which has no vim.lsp.start.
local passed, failed = 0, 0

local function check(what, holds, seen)
  if holds then
    passed = passed + 1
    io.stdout:write('  ✔ ' .. what .. '\n')
  else
    failed = failed + 1
    io.stdout:write('  ✖ ' .. what .. ': ' .. vim.inspect(seen) .. '\n')
  end
end

local function wait(ask)
  return vim.wait(10000, ask, 20)
end

local ok, trouble = pcall(function()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FILE))
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = 'monthly-return',
    cmd = { vim.env.NODE, vim.env.CLI, 'lsp', '--stdio' },
    root_dir = vim.fn.fnamemodify(vim.env.FILE, ':h'),
    capabilities = vim.lsp.protocol.make_client_capabilities(),
    get_language_id = function()
      return 'monthly-return'
    end,
  })
  assert(id, 'the server did not start')
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  assert(
    wait(function()
      return client.initialized
    end),
    'initialize was not answered'
  )

  local function request(method, params)
    params.textDocument = { uri = vim.uri_from_bufnr(buffer) }
    local answers, problem = vim.lsp.buf_request_sync(buffer, method, params, 10000)
    assert(answers, problem)
    local answer = answers[id] or {}
    assert(not answer.error, vim.inspect(answer.error))
    return answer.result
  end

  --- Where a text stands, as the protocol has it.
  local function position(text)
    for line, content in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
      local column = content:find(text, 1, true)
      if column then
        return { line = line - 1, character = column - 1 }
      end
    end
    error(text .. ' is not in the file')
  end

  local function broken()
    return vim.tbl_filter(function(diagnostic)
      return (diagnostic.code or vim.tbl_get(diagnostic, 'user_data', 'lsp', 'code')) == 'options-closing'
    end, vim.diagnostic.get(buffer))
  end

  wait(function()
    return #broken() > 0
  end)
  local at = position('20,418,295')
  local finding = broken()[1]
  check('shows the broken figure', finding and finding.lnum == at.line and finding.col == at.character, vim.diagnostic.get(buffer))

  local hover = request('textDocument/hover', { position = position('Note 2') })
  check('answers what Note 2 is', hover and hover.contents.value:find('date of event', 1, true), hover)

  local range = { start = at, ['end'] = at }
  local actions = request('textDocument/codeAction', { range = range, context = { diagnostics = {}, only = { 'quickfix' } } })
  local fix
  for _, action in ipairs(actions or {}) do
    if action.isPreferred then
      fix = action
    end
  end
  check('offers the fix', fix and fix.title:find('20,418,259', 1, true), actions)
  vim.lsp.util.apply_workspace_edit(fix.edit, client.offset_encoding)
  check('mends the figure', pcall(position, 'closing    20,418,259'), vim.api.nvim_buf_get_lines(buffer, 0, -1, false))
  check(
    'shows it no more',
    wait(function()
      return #broken() == 0
    end),
    vim.diagnostic.get(buffer)
  )

  local function lines()
    return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  end

  local function apply(edits)
    vim.lsp.util.apply_text_edits(edits or {}, buffer, client.offset_encoding)
  end

  -- An item's missing lines are offered on an empty line of it.
  local item = position('closing    20,418,259').line
  vim.api.nvim_buf_set_lines(buffer, item, item + 1, false, { '      ' })
  local completion = request('textDocument/completion', { position = { line = item, character = 6 } })
  local labels = vim.tbl_map(function(offered)
    return offered.label
  end, completion and (completion.items or completion) or {})
  check('completes the line that is missing', vim.tbl_contains(labels, 'closing'), labels)
  vim.api.nvim_buf_set_lines(buffer, item, item + 1, false, { '   closing 20,418,259' })

  local tidy = '      closing    20,418,259'
  apply(request('textDocument/formatting', { options = { tabSize = 2, insertSpaces = true } }))
  check('formats', lines()[item + 1] == tidy, lines()[item + 1])

  local renamed = request('textDocument/rename', { position = position('ORD'), newName = 'SHARES' })
  vim.lsp.util.apply_workspace_edit(renamed, client.offset_encoding)
  check('renames a class wherever it stands', not pcall(position, 'ORD') and pcall(position, '  for SHARES'), lines())

  vim.lsp.stop_client(id)
  check(
    'stops the server',
    wait(function()
      return client.is_stopped()
    end)
  )
end)
if not ok then
  failed = failed + 1
  io.stdout:write('  ✖ ' .. tostring(trouble) .. '\n')
end
io.stdout:write(('%d passed, %d failed\n'):format(passed, failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
