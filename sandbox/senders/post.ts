import axios, { isAxiosError } from 'axios';

export interface OutgoingRequest {
	readonly method: 'POST' | 'PUT' | 'PATCH';
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** The exact bytes. */
	readonly body: Buffer;
	readonly timeoutMs: number;
}

export interface OutgoingAnswer {
	/** `null` when no answer came. */
	readonly status: number | null;
	/** Start of the answer's body, or why there was none. */
	readonly text: string;
}

export type Post = (request: OutgoingRequest) => Promise<OutgoingAnswer>;

/** Sends the bytes as they are, follows no redirect, throws for nothing. */
export const postWithAxios: Post = async ({ method, url, headers, body, timeoutMs }) => {
	try {
		const answer = await axios.request<string>({
			method,
			url,
			headers: { ...headers },
			data: body,
			timeout: timeoutMs,
			maxRedirects: 0,
			responseType: 'text',
			transformRequest: [(bytes: unknown) => bytes],
			transformResponse: [(text: unknown) => text],
			validateStatus: () => true,
		});
		return { status: answer.status, text: String(answer.data).slice(0, 500) };
	} catch (error) {
		if (!isAxiosError(error)) throw error;
		return { status: null, text: error.code ?? error.message };
	}
};
