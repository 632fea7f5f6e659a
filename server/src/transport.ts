import {
	createMessageConnection,
	createServerPipeTransport,
	createServerSocketTransport,
	IPCMessageReader,
	IPCMessageWriter,
	type MessageConnection,
	type MessageReader,
	type MessageWriter,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-jsonrpc/node';

/** The ways a client names its transport, as vscode-languageclient and other clients write them. */
export function connect(args: readonly string[]): MessageConnection | undefined {
	const [reader, writer] = transport(args) ?? [];
	return reader && writer && createMessageConnection(reader, writer);
}

function transport(args: readonly string[]): [MessageReader, MessageWriter] | undefined {
	if (args.includes('--node-ipc')) return [new IPCMessageReader(process), new IPCMessageWriter(process)];
	if (args.includes('--stdio')) return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
	const port = argument(args, '--socket');
	if (port !== undefined) return createServerSocketTransport(Number(port));
	const pipe = argument(args, '--pipe');
	return pipe === undefined ? undefined : createServerPipeTransport(pipe);
}

/** `--name value` or `--name=value`. */
export function argument(args: readonly string[], name: string): string | undefined {
	const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
	return args[at] === name ? args[at + 1] : args[at]?.slice(name.length + 1);
}
