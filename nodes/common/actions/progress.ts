import type { IAllExecuteFunctions } from 'n8n-workflow';

/** How many rows lie between two lines in the log. */
const rowsPerLine = 500;

/** Told of rows read so far and of all there are, as far as known. */
export type Progress = (rows: number, total: number | null) => void;

/** Lines in n8n's log on reads that take long: a hundred rows a call, sixty calls a minute. */
export function progressOf(context: IAllExecuteFunctions, what: string): Progress {
	let told = 0;
	return (rows, total) => {
		if (rows - told < rowsPerLine) return;
		told = rows;
		const of = total === null ? '' : ` of ${total}`;
		context.logger.info(`${context.getNode().name}: ${rows}${of} ${what} read`);
	};
}
