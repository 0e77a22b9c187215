import { isFields } from './write';

const namespace = 'http://schema.intuit.com/finance/v3';

/** The answer as a client gets it that forgot to ask for JSON. */
export function toXml(body: unknown): string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse xmlns="${namespace}">${elements(body)}</IntuitResponse>`;
}

function elements(value: unknown): string {
	if (!isFields(value)) return escaped(String(value ?? ''));
	return Object.entries(value)
		.flatMap(([name, inner]) => (Array.isArray(inner) ? inner : [inner]).map((one) => element(name, one)))
		.join('');
}

function element(name: string, value: unknown): string {
	return `<${name}>${elements(value)}</${name}>`;
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

function escaped(text: string): string {
	return text.replace(/[<>&]/g, (character) => entities[character] ?? character);
}
