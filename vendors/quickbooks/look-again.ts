import type { WriteResult } from '../../core/books';
import { own, textOf, type UnknownRecord } from '../../core/event/read';
import type { Failure } from '../../core/http';
import type { Entity } from './api';
import { isSame, toWritten } from './compare';
import { duplicateNumber } from './failure-table';
import { byNumbers, runQueries } from './query';
import type { Given, Open, Pending, Writing } from './writing';

/**
 * After a write whose outcome is unknown, or a number in use: asks for the numbers. What is there with our lines was
 * written by an earlier try; what is there with others is a conflict; what is not there is given back to be written.
 */
export async function lookAgain(
	writing: Writing,
	doubtful: readonly Given[],
	results: Map<string, WriteResult>,
): Promise<readonly Given[]> {
	if (doubtful.length === 0) return [];
	const found = await fetchByNumber(
		writing,
		doubtful.map(({ entry }) => entry.draft.number),
	);
	const missing: Given[] = [];
	for (const given of doubtful) {
		const { entry, open } = given;
		const { number } = entry.draft;
		const rows = found.ok ? (found.rows.get(number) ?? []) : [];
		const same = rows.find(({ entity, row }) => isSame(writing, entry, entity, row));
		if (!found.ok) results.set(number, failed(entry, unclear(entry, open, found.failure)));
		else if (same !== undefined)
			results.set(number, toWritten(writing.session, entry, same.row, true, same.entity));
		else if (rows.length > 0) results.set(number, failed(entry, conflict(number)));
		else if (open.kind === 'unknown') missing.push(given);
		else results.set(number, failed(entry, open.failure));
	}
	return missing;
}

interface FoundRow {
	readonly entity: Entity;
	readonly row: UnknownRecord;
}

async function fetchByNumber({ session, form, options }: Writing, numbers: readonly string[]) {
	const questions = form.entities.flatMap((entity) =>
		byNumbers(entity, numbers).map((query) => ({ entity, query })),
	);
	const queries = questions.map(({ query }) => query);
	const answered = await runQueries(session, queries, options.maxAttempts);
	if (!answered.ok) return answered;
	const rows = new Map<string, FoundRow[]>();
	for (const { entity, query } of questions) {
		for (const row of answered.rows.get(query) ?? []) {
			const number = textOf(own(row, 'DocNumber')) ?? '';
			rows.set(number, [...(rows.get(number) ?? []), { entity, row }]);
		}
	}
	return { ok: true as const, rows };
}

function failed({ attempts }: Pending, failure: Failure): WriteResult {
	return { kind: 'failed', failure, attempts };
}

function unclear({ draft }: Pending, { failure }: Open, lookFailure: Failure): Failure {
	return {
		kind: 'transient',
		code: 'UNKNOWN_OUTCOME',
		message: `It is not known whether ${draft.number} was written (${failure.message}), and it could not be looked up: ${lookFailure.message}`,
		hint: 'Run the item again: the number is looked up before anything is written, so nothing is posted twice.',
	};
}

function conflict(number: string): Failure {
	return {
		kind: 'permanent',
		code: duplicateNumber.code,
		message: `QuickBooks holds another document under the number ${number}.`,
		hint: duplicateNumber.hint,
	};
}
