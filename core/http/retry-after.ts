/**
 * Milliseconds a `Retry-After` header asks for: seconds (also fractional) or an HTTP date (RFC 9110 section 10.2.3).
 * Rounded up, so that no caller is ever early; `null` when the header is absent or unreadable.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, nowMs: number): number | null {
	const text = (Object.hasOwn(headers, 'retry-after') ? headers['retry-after'] : undefined)?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
	const instant = httpDate.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(instant) ? null : Math.max(0, instant - nowMs);
}

/** The three date forms of RFC 9110 all start with a day's name; anything else is no date. */
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;
