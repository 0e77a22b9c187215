import { listOf, own, recordOf, textOf } from '../../core/event/read';
import type { CallResult, Failure } from '../../core/http';
import type { Change, Written, WrittenByKey } from '../../core/sync';
import { paths } from './api';
import { permanentFailure } from './failure';
import { parseProblem } from './problem';
import { chunksOf, urlIn, type ObjectKind, type Session } from './session';
import { toProperties } from './values';

/** A change with the id HubSpot answers by: results come in any order. */
interface Traced<Field extends string> {
	readonly traceId: string;
	readonly change: Change<Field>;
}

const conflictCodes: readonly string[] = ['CONFLICT', 'CONFLICTING_UNIQUE_VALUE'];
/** Reasons that hold for every record of the batch: halving it would only repeat them. */
const sharedReasons: readonly string[] = [
	'NON_UNIQUE_KEY',
	'PROPERTY_DOESNT_EXIST',
	'MISSING_SCOPES',
	'UNEXPECTED_ANSWER',
	'HTTP_404',
	'HTTP_405',
];
/** Calls one refused batch may cost to find the record it was refused for. */
const mostHalvings = 16;

/**
 * Writes records a hundred a call: those without an id by our key (creates or updates), those with one by that id.
 * One bad record never takes the others with it. Should HubSpot refuse a batch as a whole, it is halved until the
 * bad record stands alone.
 */
export async function writeRecords<Field extends string>(
	session: Session,
	kind: ObjectKind<Field>,
	changes: ReadonlyArray<Change<Field>>,
): Promise<WrittenByKey> {
	const written = new Map<string, Written>();
	for (const isUpsert of [true, false]) {
		const group = changes.filter(({ id }) => (id === null) === isUpsert);
		for (const chunk of chunksOf(group, session.batchSize)) {
			if (session.plan === null)
				await writeBatch(session, kind, isUpsert, chunk, written, { left: mostHalvings });
			else planBatch(session.plan, kind, chunk, written);
		}
	}
	return written;
}

async function writeBatch<Field extends string>(
	session: Session,
	kind: ObjectKind<Field>,
	isUpsert: boolean,
	changes: ReadonlyArray<Change<Field>>,
	written: Map<string, Written>,
	halvings: { left: number },
): Promise<void> {
	const traced = changes.map((change, index) => ({ traceId: `studio-${index + 1}`, change }));
	const path = isUpsert ? paths.batchUpsert(kind.object) : paths.batchUpdate(kind.object);
	const body = { inputs: traced.map((entry) => inputOf(entry, kind, isUpsert)) };
	const result = await session.caller.call({ method: 'POST', path, body });
	if (result.ok) return takeAnswer(session, kind, traced, result, written);
	if (isWorthHalving(result) && changes.length > 1 && halvings.left >= 2) {
		halvings.left -= 2;
		const middle = Math.ceil(changes.length / 2);
		await writeBatch(session, kind, isUpsert, changes.slice(0, middle), written, halvings);
		await writeBatch(session, kind, isUpsert, changes.slice(middle), written, halvings);
		return;
	}
	for (const { key } of changes)
		written.set(key, notWritten(result.failure, result.attempts, changes.length === 1));
}

function inputOf<Field extends string>(
	{ traceId, change }: Traced<Field>,
	kind: ObjectKind<Field>,
	isUpsert: boolean,
) {
	const properties = toProperties(change.values, kind.table);
	if (!isUpsert) return { id: change.id, objectWriteTraceId: traceId, properties };
	return {
		id: change.key,
		idProperty: kind.keyProperty,
		objectWriteTraceId: traceId,
		properties: { ...properties, [kind.keyProperty]: change.key },
	};
}

async function takeAnswer<Field extends string>(
	session: Session,
	kind: ObjectKind<Field>,
	traced: ReadonlyArray<Traced<Field>>,
	result: CallResult & { ok: true },
	written: Map<string, Written>,
): Promise<void> {
	const { attempts } = result;
	const answer = recordOf(result.response.body);
	const byTrace = new Map(traced.map(({ traceId, change }) => [traceId, change]));
	const byKey = new Map(traced.map(({ change }) => [change.key, change]));
	for (const raw of listOf(own(answer, 'results'))) {
		const record = recordOf(raw);
		const key = textOf(own(recordOf(own(record, 'properties')), kind.keyProperty)) ?? '';
		const change = byTrace.get(textOf(own(record, 'objectWriteTraceId')) ?? '') ?? byKey.get(key);
		const id = textOf(own(record, 'id'));
		if (change === undefined || id === null) continue;
		// a repeat after a lost answer finds what the first try has created
		const isNew = own(record, 'new') === true || (attempts > 1 && change.isNew);
		const url = urlIn(raw) ?? (await session.recordUrl(kind.object, id));
		written.set(change.key, { kind: 'written', id, url, isNew, attempts });
	}
	for (const entry of listOf(own(answer, 'errors'))) {
		const problem = parseProblem(entry);
		const failure = permanentFailure(problem, 'REFUSED');
		for (const traceId of problem.traceIds) {
			const change = byTrace.get(traceId);
			if (change !== undefined) written.set(change.key, notWritten(failure, attempts, true));
		}
	}
	for (const { change } of traced)
		if (!written.has(change.key)) written.set(change.key, unanswered(attempts));
}

function notWritten(failure: Failure, attempts: number, isAlone: boolean): Written {
	return isAlone && conflictCodes.includes(failure.code)
		? { kind: 'conflict', failure, attempts }
		: { kind: 'failed', failure, attempts };
}

function isWorthHalving(result: CallResult & { ok: false }): boolean {
	const { kind, reach, code } = result.failure;
	return kind === 'permanent' && reach === 'call' && !sharedReasons.includes(code);
}

function unanswered(attempts: number): Written {
	const failure: Failure = {
		kind: 'transient',
		code: 'NO_RESULT',
		message: 'HubSpot’s answer to the batch names this record neither as written nor as refused.',
		hint: 'Run the item again; if the record was written, nothing is doubled.',
	};
	return { kind: 'failed', failure, attempts };
}

function planBatch<Field extends string>(
	plan: NonNullable<Session['plan']>,
	kind: ObjectKind<Field>,
	changes: ReadonlyArray<Change<Field>>,
	written: Map<string, Written>,
): void {
	plan.countCall();
	for (const { key, id, isNew, values } of changes) {
		const action = isNew ? 'create' : 'update';
		plan.note(key, { type: kind.recordType, action, id, fields: toProperties(values, kind.table) });
		written.set(key, { kind: 'written', id: id ?? '', url: null, isNew, attempts: 0 });
	}
}
