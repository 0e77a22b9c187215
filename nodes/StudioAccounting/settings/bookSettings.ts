import { deferrableKinds, type BookMapping, type BookSettings } from '../../../core/books';
import { listOf, own, recordOf, textOf, type UnknownRecord } from '../../../core/event/read';
import { readAccounts } from './accounts';
import { readCenters } from './centers';
import { idOf, type ParameterOf, type Read } from './rows';

const usualAttempts = 5;
const mostAttempts = 10;

/** The bookkeeper's decisions; every table is checked before anything is read or written. */
export function readMapping(parameterOf: ParameterOf): Read<BookMapping> {
	const accounts = readAccounts(parameterOf('accounts'));
	if (!accounts.ok) return accounts;
	const centres = readCenters(parameterOf('centers'));
	if (!centres.ok) return centres;
	return {
		ok: true,
		value: {
			accounts: accounts.value,
			centres: centres.value,
			centreOfUnnamed: idOf(own(optionsOf(parameterOf), 'defaultLocationId')),
			revenueWhenSold: kindsOf(parameterOf('revenueWhenSold')),
			largestRounding: amountOrNull(own(optionsOf(parameterOf), 'largestRounding')),
			taxed: idOf(parameterOf('taxed')),
			untaxed: idOf(parameterOf('untaxed')),
			customerId: idOf(own(optionsOf(parameterOf), 'customerId')),
		},
	};
}

export function toBookSettings(parameterOf: ParameterOf, mapping: BookMapping): BookSettings {
	const options = optionsOf(parameterOf);
	return {
		mapping,
		closedPeriod: own(options, 'closedPeriod') === 'firstOpenDay' ? 'firstOpenDay' : 'stop',
		allowFewerSales: own(options, 'allowFewerSales') === true,
		linkPrefix: textOf(own(options, 'linkPrefix')) ?? '',
	};
}

export interface RunOptions {
	/** Tries of one call altogether. */
	readonly maxAttempts: number;
	/** Set Up only looks. */
	readonly dryRun: boolean;
}

export function toRunOptions(parameterOf: ParameterOf): RunOptions {
	const options = optionsOf(parameterOf);
	const attempts = own(options, 'maxAttempts');
	const isCount = typeof attempts === 'number' && attempts >= 1;
	return {
		maxAttempts: isCount ? Math.min(Math.floor(attempts), mostAttempts) : usualAttempts,
		dryRun: own(options, 'dryRun') === true,
	};
}

function optionsOf(parameterOf: ParameterOf): UnknownRecord {
	return recordOf(parameterOf('options'));
}

/** A sum of money of at least nothing. */
function amountOrNull(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

/** A list from the menu, or comma-separated text from an expression. Unset is the default of the panel. */
function kindsOf(value: unknown): ReadonlySet<string> {
	if (value === undefined) return new Set(['membership']);
	const names = typeof value === 'string' ? value.split(',') : listOf(value);
	const chosen = new Set(names.map(textOf));
	return new Set(deferrableKinds.filter((kind) => chosen.has(kind)));
}
