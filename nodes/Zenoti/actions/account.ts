import type { IAllExecuteFunctions } from 'n8n-workflow';
import { own, recordOf, textOf, type Location } from '../../../core/event';
import { parseBaseUrl, type Caller } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import { createZenotiCaller, readCenters, zenotiUrl, type Rows } from '../../../vendors/zenoti/api';
import { progressOf, type Progress } from '../../common/actions/progress';
import { settingsFailure } from '../../common/outcomes';
import { createOutside, createSend } from '../../common/transport';
import { CenterMemory } from './centerMemory';

export const credentialType = 'zenotiApi';

/** What a report of a month takes at the most. */
const timeoutMs = 60_000;

/** Zones and currencies of centers, which every time and amount is read with. */
const memory = new CenterMemory(Date.now);

/** One organization as one run sees it. */
export interface ZenotiAccount {
	readonly caller: Caller;
	/** The centers the key may list. */
	readonly centers: () => Promise<Read<readonly Place[]>>;
	/** A center with its zone and currency; without them where the key may not list centers. */
	readonly placeOf: (centerId: string) => Promise<Read<Place>>;
	readonly progress: (what: string) => Progress;
	/** A line in n8n's log. */
	readonly warn: (line: string) => void;
	/** Rows that could not be read are left out, and said so in the log. */
	readonly rowsOf: <T>(what: string, rows: Rows<T>) => Rows<T>['rows'];
}

/** The way to Zenoti, or why the credential does not lead there. Sends nothing. */
export async function connect(
	context: IAllExecuteFunctions,
	maxAttempts: number,
	isCancelled: () => boolean,
): Promise<Read<ZenotiAccount>> {
	const credentials = recordOf(await context.getCredentials(credentialType));
	const custom = textOf(own(credentials, 'baseUrl')) ?? '';
	const base =
		own(credentials, 'environment') === 'custom'
			? parseBaseUrl(custom)
			: { ok: true as const, url: zenotiUrl };
	if (!base.ok) {
		const hint = 'Correct Environment and Base URL in the credential.';
		return { ok: false, failure: settingsFailure(base.problem, hint) };
	}
	const send = createSend(context, credentialType, base.url, { timeoutMs });
	const caller = createZenotiCaller(createOutside(send, isCancelled), maxAttempts);
	const credentialId = context.getNode().credentials?.[credentialType]?.id ?? '';
	return { ok: true, value: openAccount(context, caller, `${credentialId} ${base.url}`) };
}

function openAccount(context: IAllExecuteFunctions, caller: Caller, scope: string): ZenotiAccount {
	const listed = memory.of(scope, async () => {
		const read = await readCenters(caller);
		if (!read.ok) return read;
		return { ok: true, value: read.value.rows.map(({ value }) => placeOfCenter(value)) };
	});
	return {
		caller,
		centers: listed.all,
		placeOf: async (centerId) => {
			const id = centerId.trim().toLowerCase();
			const found = await listed.find(id);
			if (found.ok) return { ok: true, value: found.value ?? barePlace(id) };
			return found.failure.code === 'NO_PERMISSION' ? { ok: true, value: barePlace(id) } : found;
		},
		progress: (what) => progressOf(context, what),
		warn: (line) => context.logger.warn(`${context.getNode().name}: ${line}`),
		rowsOf: (what, { rows, problems }) => {
			if (problems.length > 0) {
				const [first = ''] = problems;
				const name = context.getNode().name;
				context.logger.warn(`${name}: ${problems.length} ${what} left out, first: ${first}`);
			}
			return rows;
		},
	};
}

function placeOfCenter({ id, name, timeZone, currency }: Location): Place {
	return { id, name, timeZone, currency };
}

/** A narrow key reads its center all the same; only zone and currency are not told. */
export function barePlace(id: string): Place {
	return { id, name: null, timeZone: null, currency: null };
}
