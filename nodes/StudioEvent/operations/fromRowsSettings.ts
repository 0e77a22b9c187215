import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import {
	currencyOf,
	listOf,
	localOf,
	localToUtc,
	own,
	recordOf,
	textOf,
	utcOf,
	type UnknownRecord,
} from '../../../core/event';
import {
	dateOrders,
	decimalMarks,
	headingKey,
	type ImportSettings,
	type RowExport,
} from '../../../core/rows';
import { problemsOf } from '../../common/triggerSettings';
import { anyExport, rowExports } from './fromRowsFields';

/** The exports the user has left open: all of them, or the chosen one. */
export function chosenExports(context: IExecuteFunctions): readonly RowExport[] {
	const name = textOf(context.getNodeParameter('export', 0, anyExport));
	if (name === anyExport) return rowExports;
	const chosen = rowExports.filter((each) => each.name === name);
	if (chosen.length > 0) return chosen;
	throw refusal(context, `“${name}” is no export this node knows`, 'Choose one from the list.');
}

export function importSettings(context: IExecuteFunctions): ImportSettings {
	const options = recordOf(context.getNodeParameter('options', 0, {}));
	const timeZone = textOf(own(options, 'timeZone'));
	const [problem] = problemsOf(timeZone, textOf(own(options, 'currency')));
	if (problem !== undefined) throw refusal(context, problem.message, problem.description);
	const receivedAt = new Date().toISOString();
	const order = own(options, 'dateOrder');
	const mark = own(options, 'decimalMark');
	return {
		dateOrder: dateOrders.find((known) => known === order) ?? null,
		decimalMark: decimalMarks.find((known) => known === mark) ?? 'point',
		context: {
			receivedAt,
			asOf: exportedAt(context, options, timeZone) ?? receivedAt,
			timeZone,
			currency: currencyOf(own(options, 'currency')),
			dialCode: dialCodeOf(context, own(options, 'dialCode')),
			businessId: textOf(own(options, 'businessId')),
			locationIds: locationIdsOf(own(options, 'locations')),
			clientRows: own(options, 'clientRows') === 'new' ? 'new' : 'state',
			includeRaw: own(options, 'includeRaw') === true,
		},
	};
}

/** With its own zone, or else at the studio; where that is not told, in the zone of the workflow as all its dates. */
function exportedAt(
	context: IExecuteFunctions,
	options: UnknownRecord,
	timeZone: string | null,
): string | null {
	const told = textOf(own(options, 'exportedAt'));
	if (told === null) return null;
	const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(told);
	const local = localOf(told) ?? localOf(`${told}T00:00:00`);
	const moment = hasZone ? utcOf(told) : localToUtc(local, timeZone ?? context.getTimezone());
	if (moment !== null) return moment;
	throw refusal(
		context,
		`“${told}” is no date and time`,
		'Give Exported At as a date, such as 2026-11-20T18:00:00.',
	);
}

function dialCodeOf(context: IExecuteFunctions, value: unknown): string | null {
	const told = textOf(typeof value === 'number' ? String(value) : value);
	if (told === null || /^\+?[1-9]\d{0,3}$/.test(told)) return told?.replace('+', '') ?? null;
	throw refusal(context, `“${told}” is no country code of telephone numbers`, 'Use digits, such as 1 or 44.');
}

function locationIdsOf(value: unknown): ReadonlyMap<string, string> {
	return new Map(
		listOf(own(recordOf(value), 'values')).flatMap((entry): readonly (readonly [string, string])[] => {
			const id = textOf(own(recordOf(entry), 'locationId'));
			const name = textOf(own(recordOf(entry), 'name'));
			return id === null ? [] : [[name === null ? '' : headingKey(name), id]];
		}),
	);
}

function refusal(context: IExecuteFunctions, message: string, description: string): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, { description });
}
