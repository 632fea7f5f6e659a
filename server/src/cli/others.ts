/** The commands besides `check`, which share most of what they need: in one script, for each more takes longer to load than it saves. */

export { add } from './add.js';
export { compare } from './compare.js';
export { compute } from './compute.js';
export { edgarCheck } from './edgarCheck.js';
export { explain } from './explain.js';
export { format } from './format.js';
export { importReturn } from './import.js';
export { lsp } from './lsp.js';
export { newReturn } from './new.js';
export { render } from './render.js';
export { roll } from './roll.js';
export { status } from './status.js';
