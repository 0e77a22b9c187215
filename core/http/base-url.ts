export type BaseUrl =
	{ readonly ok: true; readonly url: string } | { readonly ok: false; readonly problem: string };

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A custom API address: https, or http on this machine; no user name, query or fragment; final slashes dropped. */
export function parseBaseUrl(text: string): BaseUrl {
	const trimmed = text.trim();
	if (!URL.canParse(trimmed))
		return { ok: false, problem: 'The base URL is not a URL such as https://api.example.com' };
	const url = new URL(trimmed);
	const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
	if (!isSafe)
		return { ok: false, problem: 'The base URL must start with https:// (http:// only for this machine)' };
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		return { ok: false, problem: 'The base URL must hold no user name, query or fragment' };
	}
	return { ok: true, url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}
