import type { ICredentialTestFunctions } from 'n8n-workflow';
import type { Send } from '../../core/http';
import { toAnswer, toNoResponse } from './transport';

const timeoutMs = 20_000;

/** Sends with what n8n gives the test of a credential: its older request function, and nothing that signs in. */
export function createTestSend(
	{ helpers }: ICredentialTestFunctions,
	baseUrl: string,
	signIn: Readonly<Record<string, string>>,
): Send {
	return async ({ method, path, query, body, headers }) => {
		try {
			const answer: unknown = await helpers.request({
				method,
				url: `${baseUrl}${path}`,
				qs: { ...query },
				headers: { accept: 'application/json', ...headers, ...signIn },
				...(body === undefined ? {} : { body }),
				// text is sent as it is, a record as JSON; the answer comes parsed where it is JSON
				json: true,
				simple: false,
				resolveWithFullResponse: true,
				followRedirect: false,
				timeout: timeoutMs,
			});
			return toAnswer(answer);
		} catch (problem) {
			return toNoResponse(problem);
		}
	};
}
