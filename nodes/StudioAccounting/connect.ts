import type { IAllExecuteFunctions } from 'n8n-workflow';
import { own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import { parseBaseUrl, type BaseUrl, type Caller } from '../../core/http';
import { settingsFailure } from '../common/outcomes';
import { createOutside, createSend } from '../common/transport';
import type { Connection, LedgerSystem } from './ledgers/ledgerSystem';
import { idOf, type ParameterOf, type Read } from './settings/rows';

/** QuickBooks cuts a call off after two minutes; a full batch of sales can take most of one. */
const timeoutMs = 120_000;

export interface Wanted {
	readonly system: LedgerSystem;
	readonly parameterOf: ParameterOf;
	/** Tries of one call altogether. */
	readonly maxAttempts: number;
	readonly isCancelled: () => boolean;
}

/** The way to the vendor for one run, or why the credential does not lead there. Sends nothing. */
export async function connect(context: IAllExecuteFunctions, wanted: Wanted): Promise<Read<Connection>> {
	const { system, parameterOf, maxAttempts, isCancelled } = wanted;
	const credentials = recordOf(await context.getCredentials(system.credentialType));
	const base = baseUrlOf(credentials, system);
	if (!base.ok) return { ok: false, failure: settingsFailure(base.problem, addressHint) };
	if (!isConnected(credentials)) return { ok: false, failure: settingsFailure(notConnected, connectHint) };
	const send = createSend(context, system.credentialType, base.url, { timeoutMs, renewsToken: true });
	const caller: Caller = system.createCaller(createOutside(send, isCancelled), maxAttempts);
	const credentialId = context.getNode().credentials?.[system.credentialType]?.id ?? '';
	return { ok: true, value: { caller, credentials, credentialId, tenantId: idOf(parameterOf('tenantId')) } };
}

const addressHint = 'Correct Environment and Base URL in the credential.';
const notConnected = 'The credential is not connected yet.';
const connectHint = 'Open the credential, click Connect, and sign in to the company to post to.';

function baseUrlOf(credentials: UnknownRecord, system: LedgerSystem): BaseUrl {
	const environment = textOf(own(credentials, 'environment')) ?? 'production';
	if (environment === 'custom') return parseBaseUrl(textOf(own(credentials, 'baseUrl')) ?? '');
	const url = system.urls.get(environment);
	return url === undefined
		? { ok: false, problem: `${system.label} has no environment "${environment}"` }
		: { ok: true, url };
}

function isConnected(credentials: UnknownRecord): boolean {
	const tokens = recordOf(own(credentials, 'oauthTokenData'));
	return textOf(own(tokens, 'access_token')) !== null || textOf(own(tokens, 'accessToken')) !== null;
}
