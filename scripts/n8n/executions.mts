import { isRecord, listAt, textAt, valueAt, type JsonRecord } from './records.mts';

/** One stored run of a workflow, as the public API tells it. */
export interface Execution {
	readonly id: string;
	/** `success`, `error`, `running`, `waiting`, `canceled`, `crashed`, `new`. */
	readonly status: string;
	/** `webhook`, `trigger`, `manual`, `retry` … */
	readonly mode: string;
	readonly startedAt: string | null;
	readonly stoppedAt: string | null;
	/** Everything n8n answered; the run itself is under `data` when it was asked for. */
	readonly raw: JsonRecord;
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Reads one execution out of an answer of the public API. */
export function parseExecution(raw: unknown): Execution {
	if (!isRecord(raw)) throw new Error('n8n listed an execution that is not an object.');
	return {
		id: String(raw.id),
		status: textAt(raw, 'status'),
		mode: textAt(raw, 'mode'),
		startedAt: textOrNull(raw.startedAt),
		stoppedAt: textOrNull(raw.stoppedAt),
		raw,
	};
}

/**
 * The items that a node put out in its first run; needs an execution read with `includeData`.
 * A node that did not run has none.
 */
export function itemsOf(execution: Execution, nodeName: string, outputIndex = 0): readonly JsonRecord[] {
	if (execution.raw.data === undefined)
		throw new Error('Read the executions with { includeData: true } to see items.');
	const run = valueAt(execution.raw, 'data', 'resultData', 'runData', nodeName, 0);
	if (!Array.isArray(valueAt(run, 'data', 'main', outputIndex))) return [];
	return listAt(run, 'data', 'main', outputIndex).map((item) => {
		const json = valueAt(item, 'json');
		if (!isRecord(json)) throw new Error(`"${nodeName}" put out an item without json.`);
		return json;
	});
}

/** The message with which an execution failed, or null; needs an execution read with `includeData`. */
export function failureOf(execution: Execution): string | null {
	return textOrNull(valueAt(execution.raw, 'data', 'resultData', 'error', 'message'));
}
