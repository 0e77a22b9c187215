import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { own, recordOf, textOf } from '../../core/event';
import { parseBaseUrl, type Caller, type Failure, type HttpRequest } from '../../core/http';
import { centersRequest, createZenotiCaller, zenotiUrl } from '../../vendors/zenoti/api';
import { createTestSend } from '../common/testTransport';
import { createOutside } from '../common/transport';

/**
 * Zenoti refuses a key that may not do something in the same words as a wrong one, and there is nothing every key may do.
 * So several things are tried: whatever is not refused shows that the key is known.
 */
const probes: readonly HttpRequest[] = [
	centersRequest,
	{
		method: 'POST',
		path: '/v1/reports/sales/accrual_basis/flat_file',
		query: { page: '1', size: '1' },
		body: {},
	},
	{ method: 'GET', path: '/v1/guests', query: { page: '1', size: '1' } },
];

const refusedEverywhere =
	'Zenoti refuses this key for centers, the sales report and guests. It is wrong or has ended, or its app may do none of these: grant them in Zenoti (Configuration > Integrations > Apps). If the key is meant for something else only, save it all the same; it works for what it may do.';
const withWord = 'Paste the key alone, without the word “apikey” before it: n8n adds that itself.';
const narrow =
	'Zenoti knows the key, but it may not list centers: enter the center IDs in the nodes, or grant “centers” to its app in Zenoti.';

/** The test of the credential `zenotiApi`. */
export async function zenotiKeyTest(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const fields = recordOf(data);
	const apiKey = textOf(own(fields, 'apiKey'));
	if (apiKey === null) return { status: 'Error', message: 'The API key is empty' };
	if (/^apikey\s/i.test(apiKey)) return { status: 'Error', message: withWord };
	const isCustom = own(fields, 'environment') === 'custom';
	const base = parseBaseUrl(isCustom ? (textOf(own(fields, 'baseUrl')) ?? '') : zenotiUrl);
	if (!base.ok) return { status: 'Error', message: base.problem };
	const send = createTestSend(this, base.url, { authorization: `apikey ${apiKey}` });
	return await probe(
		createZenotiCaller(
			createOutside(send, () => false),
			1,
		),
	);
}

async function probe(caller: Caller): Promise<INodeCredentialTestResult> {
	for (const [index, request] of probes.entries()) {
		const result = await caller.call(request);
		if (result.ok) return { status: 'OK', message: index === 0 ? 'Connection successful!' : narrow };
		const verdict = verdictOn(result.failure);
		if (verdict !== null) return verdict;
	}
	return { status: 'Error', message: refusedEverywhere };
}

/** What one refusal says about the key; `null` when it says nothing. */
function verdictOn({ code, kind, message, hint }: Failure): INodeCredentialTestResult | null {
	if (code === 'NO_PERMISSION') return null;
	const isAboutRequest =
		code === 'INVALID_CENTER' || code.startsWith('INVALID_') || code === 'MALFORMED_REQUEST';
	if (kind === 'permanent' && isAboutRequest) return { status: 'OK', message: narrow };
	return { status: 'Error', message: `${message} ${hint}` };
}
