import { amountDigits } from '../event';
import type { Group } from './group';
import { currencyOfGroup, majorIn, moneyOf, salesOf, unitsIn } from './money';
import type { FieldRules } from './rules';
import { isSame } from './values';

export interface Difference {
	/** Place of the field on the source side, `data.sale.totals.gross`; `amount` and `sales` for what was added up. */
	readonly field: string;
	readonly source: unknown;
	readonly other: unknown;
}

/** Both sides of one key, with what each comes to in minor units. */
export interface Sides {
	readonly source: Group;
	readonly other: Group;
	readonly sourceAmount: number | null;
	readonly otherAmount: number | null;
}

export function differencesOf(
	sides: Sides,
	rules: FieldRules,
	comparesAmounts: boolean,
): readonly Difference[] {
	const totals = comparesAmounts ? totalDifferences(sides) : [];
	return [...totals, ...salesDifference(sides), ...fieldDifferences(sides, rules)];
}

function fieldDifferences({ source, other }: Sides, { usual, added }: FieldRules): readonly Difference[] {
	const { family } = source.newest;
	const isSameFamily = other.newest.family === null || other.newest.family === family;
	const rules = [...(isSameFamily ? (usual.get(family ?? '') ?? []) : []), ...added];
	const digits = amountDigits(currencyOfGroup(source));
	return rules.flatMap(({ field, kind, source: read, other: readOther }) => {
		const [one, two] = [read(source.newest.item), readOther(other.newest.item)];
		return isSame(kind, one, two, digits) ? [] : [{ field, source: one ?? null, other: two ?? null }];
	});
}

/** Money of different currencies is never equal, whatever the figures. */
function totalDifferences({ source, other, sourceAmount, otherAmount }: Sides): readonly Difference[] {
	const [one, two] = [moneyOf(source, sourceAmount), moneyOf(other, otherAmount)];
	if (one === null || two === null) return [];
	const currency = one.currency ?? two.currency;
	if (two.currency !== null && two.currency !== currency)
		return [{ field: 'currency', source: currency, other: two.currency }];
	const [sourceUnits, otherUnits] = [unitsIn(currency, one), unitsIn(currency, two)];
	if (sourceUnits === otherUnits) return [];
	const [told, held] = [majorIn(currency, sourceUnits), majorIn(currency, otherUnits)];
	return [{ field: 'amount', source: told, other: held }];
}

/** A document's stamp tells how many sales were in it when it was last posted. */
function salesDifference({ source, other }: Sides): readonly Difference[] {
	const posted = other.newest.sales;
	const sales = salesOf(source);
	return posted === null || sales === posted ? [] : [{ field: 'sales', source: sales, other: posted }];
}
