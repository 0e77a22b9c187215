import { idOf, listOf, own, recordOf, textOf } from '../../../core/event';

/** What an answer of WellnessLiving says went wrong. */
export interface WellnessLivingProblem {
	/** Lower case; `null` when the answer names none. */
	readonly sid: string | null;
	readonly message: string | null;
	/** The parameter it is about. */
	readonly field: string | null;
	/** WellnessLiving's trace id, which its support asks for. */
	readonly log: string | null;
}

export function parseProblem(body: unknown): WellnessLivingProblem {
	const record = recordOf(body);
	const error = recordOf(listOf(own(record, 'a_error'))[0]);
	const status = textOf(own(record, 'status'));
	const message =
		textOf(own(error, 's_message')) ?? textOf(own(record, 'message')) ?? plainOf(own(error, 'html_message'));
	return {
		sid: (textOf(own(error, 'sid')) ?? status)?.toLowerCase() ?? null,
		message,
		field: textOf(own(error, 's_field')),
		log: logOf(own(record, 'k_log')) ?? logOf(own(recordOf(own(error, 'a_message_source')), '[k_log]')),
	};
}

/** `"0"` is a placeholder; the trace id hides inside the error's message source at times. */
function logOf(value: unknown): string | null {
	return idOf(value)?.replace(/^\[+|\]+$/g, '') ?? null;
}

function plainOf(value: unknown): string | null {
	return textOf(textOf(value)?.replace(/<[^>]*>/g, ' ') ?? null);
}

/** Whether a body is a web page, as the firewall sends it. */
export function isWebPage(body: unknown, headers: Readonly<Record<string, string>>): boolean {
	const type = Object.hasOwn(headers, 'content-type') ? (headers['content-type'] ?? '') : '';
	if (/text\/html/i.test(type)) return true;
	return typeof body === 'string' && /^\s*<(!doctype|html|head|body)/i.test(body);
}
