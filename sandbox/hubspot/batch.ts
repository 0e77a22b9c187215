import type { Answer } from '../http/route';
import { invalid, problemBody, type Checked, type Problem } from './problem';
import type { HubSpotState } from './state';

/** Inputs of one batch of records, except where the route says otherwise. */
export const maxInputs = 100;

export type BatchResult = Readonly<Record<string, unknown>>;

export interface Batch<Input> {
	readonly inputs: readonly Input[];
	readonly version: string;
	/** Status of a batch without errors. */
	readonly successStatus: number;
	/** Bad inputs come back beside the good ones; otherwise one bad input rejects the request. */
	readonly isPartial: boolean;
	readonly apply: (input: Input) => Checked<BatchResult>;
	/** What `errors[].context` says of the input. */
	readonly contextOf: (input: Input) => Readonly<Record<string, readonly string[]>>;
}

export type BatchOutcome =
	| { readonly kind: 'answer'; readonly answer: Answer }
	| { readonly kind: 'rejected'; readonly problem: Problem };

interface Failure<Input> {
	readonly input: Input;
	readonly problem: Problem;
}

/** Runs the inputs in order; takes everything back when one is bad and the batch is not partial. */
export function runBatch<Input>(state: HubSpotState, batch: Batch<Input>): BatchOutcome {
	const startedAt = new Date(state.now()).toISOString();
	const work = () => applyAll(batch);
	const { results, failures } = state.store.transaction(
		work,
		(outcome) => batch.isPartial || outcome.failures.length === 0,
	);
	const [first] = failures;
	if (first !== undefined && !batch.isPartial) return { kind: 'rejected', problem: first.problem };
	const errors = failures.map(({ input, problem }) => errorEntry(problem, batch.contextOf(input)));
	const completedAt = new Date(state.now()).toISOString();
	const body = {
		status: 'COMPLETE',
		results: outOfOrder(results),
		startedAt,
		completedAt,
		...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
	};
	return { kind: 'answer', answer: { status: statusOf(batch, errors.length), body } };
}

function applyAll<Input>(batch: Batch<Input>): { results: BatchResult[]; failures: Failure<Input>[] } {
	const results: BatchResult[] = [];
	const failures: Failure<Input>[] = [];
	for (const input of batch.inputs) {
		const outcome = batch.apply(input);
		if (outcome.ok) results.push(outcome.value);
		else failures.push({ input, problem: outcome.problem });
	}
	return { results, failures };
}

/** 2026-03 says 207 when something failed; 2026-09 hides it inside a 200. */
function statusOf<Input>(batch: Batch<Input>, errorCount: number): number {
	if (errorCount === 0) return batch.successStatus;
	return batch.version === '2026-03' ? 207 : 200;
}

function errorEntry(
	problem: Problem,
	context: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, unknown>> {
	return { errors: [], links: {}, ...problemBody(problem), context: { ...problem.context, ...context } };
}

/** HubSpot promises no order, so the stand-in never keeps it: every second one first. */
function outOfOrder<T>(list: readonly T[]): readonly T[] {
	return [...list.filter((_, index) => index % 2 === 1), ...list.filter((_, index) => index % 2 === 0)];
}

/** What rejects a request before any input is looked at. */
export function sizeProblem(count: number, max = maxInputs): Problem | null {
	if (count === 0) return invalid('Invalid input: inputs must not be empty');
	if (count > max) return invalid(`Invalid input: the batch has ${count} inputs, the maximum is ${max}`);
	return null;
}

/** Refused even with trace ids. */
export function duplicateIdProblem(ids: readonly string[]): Problem | null {
	const duplicates = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
	if (duplicates.length === 0) return null;
	return invalid(`Duplicate IDs found in batch input: [${duplicates.join(', ')}]. IDs must be unique`, {
		context: { ids: duplicates },
	});
}
