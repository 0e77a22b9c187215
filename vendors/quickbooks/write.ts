import { createHash } from 'node:crypto';
import type { Draft, WriteResult } from '../../core/books';
import { recordOf, own, isRecord } from '../../core/event/read';
import type { Failure } from '../../core/http';
import { mostPerBatch } from './api';
import { sendBatch, type ItemAnswer } from './batch';
import { failureOfFault, isThrottle, noResult } from './failure';
import { mismatchOf, toWritten } from './compare';
import { lookAgain } from './look-again';
import { chunksOf } from './session';
import type { Given, Pending, Verdict, Writing } from './writing';

/** After so many batches in a row that never got an answer, the rest of the run is not tried. */
const exhaustedBatchesBeforeStop = 2;

/**
 * Writes documents thirty a call, each at most once. A refusal is final for its document only. Where it is not known
 * whether a document was written, its number is looked up first; what is there with the same lines is ours, and only
 * what is missing is written again.
 */
export async function writeDrafts(
	writing: Writing,
	drafts: readonly Draft[],
): Promise<ReadonlyMap<string, WriteResult>> {
	const results = new Map<string, WriteResult>();
	const pending: Pending[] = [];
	for (const draft of drafts) {
		const built = writing.form.build(draft, writing.context);
		if (built.ok) pending.push({ draft, document: built.document, attempts: 0 });
		else results.set(draft.number, { kind: 'failed', failure: built.failure, attempts: 0 });
	}
	let exhausted = 0;
	let lastFailure: Failure = noResult;
	for (const chunk of chunksOf(pending, mostPerBatch)) {
		const given =
			exhausted < exhaustedBatchesBeforeStop
				? await writeChunk(writing, chunk, results)
				: chunk.map((entry) => ({ entry, open: { kind: 'repeat' as const, failure: lastFailure } }));
		for (const { entry, open } of given) {
			lastFailure = open.failure;
			results.set(entry.draft.number, { kind: 'failed', failure: open.failure, attempts: entry.attempts });
		}
		exhausted = given.length === 0 ? 0 : exhausted + 1;
	}
	return results;
}

/** Rounds of writing and looking; what is still open after the last one is given back. */
async function writeChunk(
	writing: Writing,
	chunk: readonly Pending[],
	results: Map<string, WriteResult>,
): Promise<readonly Given[]> {
	let left: readonly Given[] = chunk.map((entry) => ({ entry, open: { kind: 'repeat', failure: noResult } }));
	let answers = 0;
	for (let round = 1; round <= writing.options.maxAttempts && left.length > 0; round += 1) {
		const { tried, isAnswered } = await tryOnce(
			writing,
			left.map(({ entry }) => entry),
			answers,
		);
		if (isAnswered) answers += 1;
		const open: Given[] = [];
		for (const { entry, verdict } of tried) {
			if (verdict.kind === 'settled') results.set(entry.draft.number, verdict.result);
			else open.push({ entry, open: verdict });
		}
		const doubtful = open.filter((given) => given.open.kind !== 'repeat');
		const missing = await lookAgain(writing, doubtful, results);
		left = [...open.filter((given) => given.open.kind === 'repeat'), ...missing];
	}
	return left;
}

async function tryOnce(writing: Writing, entries: readonly Pending[], answers: number) {
	const requests = entries.map(({ document }) => ({
		operation: 'create',
		[document.entity]: document.body,
	}));
	const requestId = requestIdOf(writing, requests, answers);
	const answer = await sendBatch(writing.session, requests, { requestId });
	const tried = entries.map((given, index) => {
		const entry = { ...given, attempts: given.attempts + answer.attempts };
		const verdict: Verdict = answer.ok
			? verdictOf(writing, entry, answer.items[index] ?? { kind: 'none' })
			: answer.isUnknown
				? { kind: 'unknown', failure: answer.failure }
				: failed(answer.failure, entry.attempts);
		return { entry, verdict };
	});
	return { tried, isAnswered: answer.ok || !answer.isUnknown };
}

/**
 * The same for the same documents until there is an answer: QuickBooks then gives its first answer again and writes
 * nothing. After a definite answer, a refusal for the number of calls, it is another one, or that refusal could be
 * what comes again.
 */
function requestIdOf({ session, options }: Writing, requests: readonly unknown[], answers: number): string {
	const parts = [session.realmId, JSON.stringify(requests), options.runId, String(answers)];
	return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

function verdictOf(writing: Writing, entry: Pending, item: ItemAnswer): Verdict {
	if (item.kind === 'none') return { kind: 'unknown', failure: noResult };
	if (item.kind === 'done') {
		const row = own(item.body, entry.document.entity);
		if (!isRecord(row)) return { kind: 'unknown', failure: noResult };
		const mismatch = mismatchOf(writing, entry, recordOf(row));
		return mismatch === null
			? { kind: 'settled', result: toWritten(writing.session, entry, recordOf(row), false) }
			: failed(mismatch, entry.attempts);
	}
	const { reach, ...failure } = failureOfFault(item.fault);
	if (isThrottle(item.fault)) return { kind: 'repeat', failure };
	if (failure.code === 'DUPLICATE_NUMBER') return { kind: 'duplicate', failure };
	if (failure.code === 'UNEXPECTED' && reach === 'call') return { kind: 'unknown', failure };
	return failed(failure, entry.attempts);
}

function failed(failure: Failure, attempts: number): Verdict {
	return { kind: 'settled', result: { kind: 'failed', failure, attempts } };
}
