import type { IAllExecuteFunctions } from 'n8n-workflow';
import { own, recordOf, textOf, type Location, type Staff, type UnknownRecord } from '../../../core/event';
import { parseBaseUrl, type BaseUrl } from '../../../core/http';
import type { Read } from '../../../core/poll';
import {
	createBuildMemory,
	createWellnessLivingCaller,
	readLocationBook,
	readStaff,
	type BuildMemory,
	type Row,
	type Rows,
	type WellnessLivingCaller,
} from '../../../vendors/wellnessliving/api';
import { wellnessLivingUrls } from '../../../vendors/wellnessliving/api/hosts';
import { oncePerRun } from '../../../vendors/wellnessliving/api/run-memory';
import { progressOf, type Progress } from '../../common/actions/progress';
import { settingsFailure } from '../../common/outcomes';
import { createOutside, createSend } from '../../common/transport';

export const credentialType = 'wellnessLivingApi';

/** A page of a report takes up to eleven seconds, as measured; a build is waited for between calls. */
const timeoutMs = 120_000;

/** Reports being built, so that a later run waits for the build of an earlier one. */
const builds = createBuildMemory();

/** One business as one run sees it. */
export interface WellnessLivingAccount {
	readonly caller: WellnessLivingCaller;
	readonly builds: BuildMemory;
	/** Names and zones of the locations, by id, read once a run; none where they may not be listed. */
	readonly locations: () => Promise<Read<ReadonlyMap<string, Location>>>;
	/** Read once a run. */
	readonly staff: () => Promise<Read<Rows<Staff>>>;
	readonly progress: (what: string) => Progress;
	/** A line in n8n's log. */
	readonly warn: (line: string) => void;
	/** Records that could not be read are left out, and said so in the log. */
	readonly rowsOf: <T>(what: string, rows: Rows<T>) => ReadonlyArray<Row<T>>;
}

const locationsOfRun = oncePerRun(async (caller) => await readLocationBook(caller));
const staffOfRun = oncePerRun(async (caller) => await readStaff(caller));

/** The way to WellnessLiving, or why the credential does not lead there. Sends nothing. */
export async function connect(
	context: IAllExecuteFunctions,
	maxAttempts: number,
	isCancelled: () => boolean,
): Promise<Read<WellnessLivingAccount>> {
	const credentials = recordOf(await context.getCredentials(credentialType));
	const base = baseUrlOf(credentials);
	if (!base.ok) {
		const hint = 'Correct Environment and Base URL in the credential.';
		return { ok: false, failure: settingsFailure(base.problem, hint) };
	}
	const businessId = idOf(credentials, 'businessId');
	if (businessId === null) {
		const hint = 'Put the number of the business (k_business) into the credential.';
		return { ok: false, failure: settingsFailure('The credential names no business.', hint) };
	}
	const scope = { region: idOf(credentials, 'region') ?? '1', businessId };
	const send = createSend(context, credentialType, base.url, { timeoutMs, renewsToken: true });
	const caller = createWellnessLivingCaller(createOutside(send, isCancelled), maxAttempts, scope);
	return { ok: true, value: openAccount(context, caller) };
}

function openAccount(context: IAllExecuteFunctions, caller: WellnessLivingCaller): WellnessLivingAccount {
	return {
		caller,
		builds,
		locations: async () => {
			const read = await locationsOfRun(caller, '');
			return read.ok || !isDenied(read.failure.code) ? read : { ok: true, value: new Map() };
		},
		staff: async () => await staffOfRun(caller, ''),
		progress: (what) => progressOf(context, what),
		warn: (line) => context.logger.warn(`${context.getNode().name}: ${line}`),
		rowsOf: (what, { rows, skipped }) => {
			const { name } = context.getNode();
			if (skipped > 0) context.logger.warn(`${name}: ${skipped} ${what} without a key left out`);
			return rows;
		},
	};
}

/** Codes of a right or a plan that is missing. */
export function isDenied(code: string): boolean {
	return code === 'NO_PERMISSION' || code === 'NOT_IN_PLAN';
}

function baseUrlOf(credentials: UnknownRecord): BaseUrl {
	const environment = textOf(own(credentials, 'environment')) ?? 'production';
	if (environment === 'custom') return parseBaseUrl(textOf(own(credentials, 'baseUrl')) ?? '');
	const url = wellnessLivingUrls.get(environment);
	return url === undefined
		? { ok: false, problem: `WellnessLiving has no environment “${environment}”.` }
		: { ok: true, url };
}

function idOf(credentials: UnknownRecord, name: string): string | null {
	const value = own(credentials, name);
	return typeof value === 'number' ? String(value) : textOf(value);
}
