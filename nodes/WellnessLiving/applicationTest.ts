import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { own, recordOf, textOf, type UnknownRecord } from '../../core/event';
import { parseBaseUrl } from '../../core/http';
import { createWellnessLivingCaller, fetchBusiness } from '../../vendors/wellnessliving/api';
import { wellnessLivingUrls } from '../../vendors/wellnessliving/api/hosts';
import { readSignIn, signInRequest, type SignIn } from '../../vendors/wellnessliving/api/sign-in';
import { createTestSend } from '../common/testTransport';
import { createOutside } from '../common/transport';

/** The test of the credential `wellnessLivingApi`: signs in, then asks for the name of the business. */
export async function wellnessLivingApplicationTest(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const fields = recordOf(data);
	const businessId = textOf(own(fields, 'businessId'));
	if (businessId === null) return { status: 'Error', message: 'The business ID is empty' };
	const environment = textOf(own(fields, 'environment')) ?? 'production';
	const url = wellnessLivingUrls.get(environment) ?? textOf(own(fields, 'baseUrl')) ?? '';
	const base = parseBaseUrl(url);
	if (!base.ok) return { status: 'Error', message: base.problem };
	const token = await signIn(this, fields);
	if (!token.ok) return { status: 'Error', message: `${token.failure.message} ${token.failure.hint}` };
	const send = createTestSend(this, base.url, { authorization: `Bearer ${token.value}` });
	const scope = { region: textOf(own(fields, 'region')) ?? '1', businessId };
	const caller = createWellnessLivingCaller(
		createOutside(send, () => false),
		1,
		scope,
	);
	const business = await fetchBusiness(caller);
	if (business.ok) return { status: 'OK', message: 'Connection successful!' };
	const { code, message, hint } = business.failure;
	// signed in, and only this one call is not granted: the application may be meant for less
	if (code === 'NO_PERMISSION' || code === 'NOT_IN_PLAN') return { status: 'OK', message: narrow };
	return { status: 'Error', message: `${message} ${hint}` };
}

const narrow =
	'Signed in, but the application may not read the business itself: what else it may do shows when a node asks for it.';

async function signIn(context: ICredentialTestFunctions, fields: UnknownRecord): Promise<SignIn<string>> {
	const request = signInRequest(fields);
	if (!request.ok) return request;
	const { url, body } = request.value;
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const answer = await createTestSend(context, url, headers)({ method: 'POST', path: '', body });
	if (answer.kind === 'response') return readSignIn(answer.status, answer.body);
	const { code, message } = answer;
	const hint = 'Check Environment and Token URL of the credential, and the network of n8n.';
	return { ok: false, failure: { kind: 'transient', code, message, hint } };
}
