import {
	NodeOperationError,
	UnexpectedError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { safeText, type Failure } from '../../core/http';
import { failAll, outcomeKinds, type Outcome } from '../../core/sync';

/** How many different reasons a failed run names; a day of books fails as a whole, so each stands for many items. */
const mostReasons = 3;

/**
 * One item per outcome. With "continue" a failed one has exactly the keys `error`, `message` and `details`: the one
 * shape n8n routes to the error output without wiping it. With "stop" the good ones are written by now; then the
 * node fails, and retrying it is safe.
 */
export function toItems(context: IExecuteFunctions, outcomes: readonly Outcome[]): INodeExecutionData[] {
	const failed = outcomes.flatMap((outcome, item) =>
		outcome.error === undefined ? [] : [{ item, error: outcome.error }],
	);
	const [first] = failed;
	if (first !== undefined && !context.continueOnFail()) {
		const reasons = [...new Set(failed.map(({ error }) => error.message))];
		const more = reasons.length > mostReasons ? ` And ${reasons.length - mostReasons} more reasons.` : '';
		const told = `${reasons.slice(0, mostReasons).join(' ')}${more}`;
		const message = `${failed.length} of ${outcomes.length} items failed: ${told}`;
		const { hint: description } = first.error;
		throw new NodeOperationError(context.getNode(), message, { description, itemIndex: first.item });
	}
	const items = outcomes.map((outcome, item) => ({ json: toJson(outcome), pairedItem: { item } }));
	return context.getNode().onError === 'continueErrorOutput' ? goodFirst(items) : items;
}

/**
 * When nothing could be written for one reason that concerns them all. With "stop" the node fails with that reason;
 * with "continue" every item is a failed one: n8n passes the input of a node that throws on as if all were well.
 */
export function refuse(context: IExecuteFunctions, failure: Failure): INodeExecutionData[] {
	if (!context.continueOnFail()) {
		throw new NodeOperationError(context.getNode(), failure.message, { description: failure.hint });
	}
	const items = context.getInputData().map(({ json }) => json);
	const system = String(context.getNode().parameters.system ?? '');
	return toItems(context, failAll(items, system, failure, Date.now));
}

/** Something a person has to change in the node or its credential before any item can be written. */
export function settingsFailure(message: string, hint: string): Failure {
	return { kind: 'permanent', code: 'SETTINGS', message, hint };
}

/** n8n could not read a parameter or the credential, or the node has a bug: in either case nothing more is written. */
export function unexpectedFailure({ message }: Error): Failure {
	const hint = 'Check the parameters and the credential of this node, then run the failed items again.';
	return { kind: 'permanent', code: 'NODE_STOPPED', message: safeText(message), hint };
}

/**
 * Runs a node over its items. What a bug or an unreadable parameter throws becomes a failure of every item where failed
 * ones go on: n8n would pass the input on as if it had been written.
 */
export async function guarded(
	context: IExecuteFunctions,
	run: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	if (context.getInputData().length === 0) return [];
	try {
		return await run(context);
	} catch (problem) {
		const error = problem instanceof Error ? problem : new UnexpectedError(String(problem));
		if (context.continueOnFail()) return refuse(context, unexpectedFailure(error));
		throw new NodeOperationError(context.getNode(), error);
	}
}

/**
 * Retry On Fail runs the whole node again when the very first item carries an error. The two outputs have no order
 * between them, so the good items go first and one bad record does not send the batch again.
 */
function goodFirst(items: readonly INodeExecutionData[]): INodeExecutionData[] {
	const isBad = ({ json }: INodeExecutionData) => json.error !== undefined;
	return [...items.filter((item) => !isBad(item)), ...items.filter(isBad)];
}

function toJson(outcome: Outcome): IDataObject {
	const { error } = outcome;
	if (error === undefined) return { ...outcome };
	return { error: error.message, message: `${error.message} ${error.hint}`, details: { ...outcome } };
}

/** n8n keeps 512, but notes an error in its log for every value over 255 (n8n-core 2.41, `execution-metadata`). */
const longestValue = 255;

/** Makes the execution findable by event; n8n keeps ten short texts per execution, where it keeps any. */
export function noteExecution(context: IExecuteFunctions, outcomes: readonly Outcome[]): void {
	const counts = outcomeKinds
		.map((kind) => [kind, outcomes.filter(({ outcome }) => outcome === kind).length] as const)
		.filter(([, count]) => count > 0);
	const notes = {
		studioEvents: joined(outcomes.map(({ eventId }) => eventId)),
		studioCorrelation: joined(outcomes.map(({ correlationId }) => correlationId)),
		studioSystem: joined(outcomes.map(({ system }) => system)),
		studioOutcomes: counts.map(([kind, count]) => `${kind} ${count}`).join(', '),
	};
	try {
		for (const [key, value] of Object.entries(notes)) if (value !== '') context.customData.set(key, value);
	} catch (problem) {
		// searching is a convenience; the records are written, so nothing may fail here
		context.logger.debug(`${context.getNode().name} could not note the execution`, {
			problem: String(problem),
		});
	}
}

/** As many whole texts as fit: a search for half an id finds nothing. */
function joined(texts: ReadonlyArray<string | null>): string {
	return [...new Set(texts.filter((text) => text !== null))].reduce((line, text) => {
		const longer = line === '' ? text : `${line} ${text}`;
		return longer.length > longestValue ? line : longer;
	}, '');
}
