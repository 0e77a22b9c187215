/** Header names in lower case, as Node delivers them; a repeated header is a list or comma-joined text. */
export type DeliveryHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The value of one header, looked up without regard to case; `null` when it is absent. */
export function headerOf(headers: DeliveryHeaders, name: string): string | null {
	const direct = Object.hasOwn(headers, name) ? headers[name] : undefined;
	const value = direct ?? slowLookup(headers, name.toLowerCase());
	if (value === undefined) return null;
	return typeof value === 'string' ? value : value.join(', ');
}

function slowLookup(headers: DeliveryHeaders, name: string): string | readonly string[] | undefined {
	const key = Object.keys(headers).find((candidate) => candidate.toLowerCase() === name);
	return key === undefined ? undefined : headers[key];
}
