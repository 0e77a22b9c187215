export type ParsedJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

const longDigits = /\d{16}/;
const byteOrderMark = '\ufeff';
/** An escape, a quotation mark, or a whole number of 16 digits and more: one short step each, whatever the text. */
const escapeQuoteOrLongInteger = /\\.|"|(?<![\d.eE+-])-?[1-9]\d{15,}(?![\d.eE])/g;

/**
 * JSON text to a value. Whole numbers of 16 digits and more arrive as text, because a JavaScript number cannot hold
 * them exactly and they are always ids (WellnessLiving keys are 64-bit). A byte order mark is skipped. Never throws.
 */
export function parseJson(text: string): ParsedJson {
	const json = text.startsWith(byteOrderMark) ? text.slice(1) : text;
	try {
		const value: unknown = JSON.parse(longDigits.test(json) ? quoteLongIntegers(json) : json);
		return { ok: true, value };
	} catch {
		// A SyntaxError: the text cannot be used, and that is the answer.
		return { ok: false };
	}
}

function quoteLongIntegers(json: string): string {
	let isInText = false;
	return json.replace(escapeQuoteOrLongInteger, (token) => {
		if (token === '"') isInText = !isInText;
		return isInText || token === '"' || token.startsWith('\\') ? token : `"${token}"`;
	});
}
