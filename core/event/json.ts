export type ParsedJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

const byteOrderMark = 0xfeff;
const longDigits = /\d{16}/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const longInteger = /^-?\d{16,}$/;

/**
 * JSON text to a value. Whole numbers of 16 digits and more arrive as text, because a JavaScript number cannot hold
 * them exactly and they are always ids (WellnessLiving keys are 64-bit). Never throws.
 */
export function parseJson(text: string): ParsedJson {
	const bare = text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text;
	try {
		const value: unknown = JSON.parse(longDigits.test(bare) ? quoteLongIntegers(bare) : bare);
		return { ok: true, value };
	} catch {
		// A SyntaxError, or a RangeError for absurd nesting: either way the text cannot be used, and that is the answer.
		return { ok: false };
	}
}

function quoteLongIntegers(text: string): string {
	return text.replace(stringOrNumber, (token) => (longInteger.test(token) ? `"${token}"` : token));
}
