import type { Answer } from '../http/route';

/** A refusal as WellnessLiving writes it: under HTTP 200, told apart by `status` alone. */
export function refusal(sid: string, message: string, field: string | null = null): Answer {
	return {
		status: 200,
		body: {
			a_error: [
				{
					html_message: message.replaceAll('"', '&quot;'),
					id: null,
					s_field: field,
					s_message: message,
					sid,
					// the trace id is here, and only a placeholder stands where it belongs
					a_message_source: { '[k_log]': '[41.abcde]' },
				},
			],
			class: 'Core\\Request\\Api\\ApiException',
			code: null,
			status: sid,
			message,
			k_log: '0',
			s_version: '1.1',
		},
	};
}

/** A parameter that was not sent. */
export function emptyField(field: string): Answer {
	return refusal('id-empty', `No ID is specified: ${field}.`, field);
}

/** A parameter that names nothing of this business. */
export function unknownField(field: string): Answer {
	return refusal('id-nx', `The specified ID does not exist: ${field}.`, field);
}

/** The gateway knows no further words, neither for a wrong token nor for an old one. */
export const unauthorized: Answer = { status: 401, body: { message: 'Unauthorized' } };

export const notFound: Answer = { status: 404, body: { message: 'Not Found' } };

/** A page for people instead of JSON: a gateway's, or the firewall's. */
export function page(status: number, title: string): Answer {
	return {
		status,
		body: `<!DOCTYPE html><html><head><title>${title}</title></head><body>${title}</body></html>`,
	};
}

/** Cloudflare asks whoever calls to prove that it is a browser. */
export const challenge: Answer = {
	...page(403, 'Just a moment...'),
	headers: { server: 'cloudflare', 'cf-mitigated': 'challenge' },
};

export function success(body: Readonly<Record<string, unknown>>): Answer {
	return { status: 200, body: { ...body, status: 'ok' } };
}
