import { isRecord, listOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';

/** Intuit's error, however it is dressed. */
export interface Fault {
	/** Without leading zeros: `3001` also for `003001`. `null` where none is told. */
	readonly code: string | null;
	readonly message: string;
	/** Mostly the better text; `null` when it only repeats the message. */
	readonly detail: string | null;
	/** The field at fault. */
	readonly element: string | null;
}

/**
 * The first error of a body: `Fault` and `Error`, `fault` and `error` (some 401 answers), or XML where the gateway
 * answers before the service has seen the Accept header. `null` when the body holds no fault.
 */
export function parseFault(body: unknown): Fault | null {
	if (typeof body === 'string') return parseXmlFault(body);
	if (!isRecord(body)) return null;
	const fault = either(body, 'Fault', 'fault');
	if (!isRecord(fault)) return null;
	const [first] = listOf(either(fault, 'Error', 'error'));
	return faultOf(
		textIn(recordOf(first), 'code'),
		textIn(recordOf(first), 'Message', 'message'),
		textIn(recordOf(first), 'Detail', 'detail'),
		textIn(recordOf(first), 'element'),
	);
}

function either(record: UnknownRecord, name: string, otherName: string): unknown {
	return own(record, name) ?? own(record, otherName);
}

function textIn(record: UnknownRecord, name: string, otherName = name): string | null {
	const value = either(record, name, otherName);
	return textOf(typeof value === 'number' ? String(value) : value);
}

function parseXmlFault(text: string): Fault | null {
	if (!/<Fault\b/i.test(text)) return null;
	const inside = (name: string) => textOf(new RegExp(`<${name}>([^<]*)</${name}>`, 'i').exec(text)?.[1]);
	const code = /<Error\b[^>]*\bcode="(\d+)"/i.exec(text)?.[1] ?? null;
	return faultOf(code, inside('Message'), inside('Detail'), null);
}

function faultOf(
	code: string | null,
	message: string | null,
	detail: string | null,
	element: string | null,
): Fault {
	const inText = /errorCode=0*(\d+)/.exec(message ?? '')?.[1] ?? null;
	return {
		code: (code ?? inText)?.replace(/^0+(?=\d)/, '') ?? null,
		message: message ?? detail ?? 'QuickBooks gave no reason',
		detail: detail === message ? null : detail,
		element,
	};
}

/** Everything the fault says, for matching and for people. */
export function faultText({ message, detail }: Fault): string {
	return detail === null || message.includes(detail)
		? message
		: detail.startsWith(message)
			? detail
			: `${message}: ${detail}`;
}
