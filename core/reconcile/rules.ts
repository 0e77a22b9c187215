import { firstOf, pathsOf, readPath, type Path } from './path';
import { propertyPaths } from './crm-row';
import type { ValueKind } from './values';

/** One field that both sides tell. */
export interface FieldRule {
	/** What a difference is called: the field's place on the source side. */
	readonly field: string;
	readonly kind: ValueKind;
	readonly source: (item: unknown) => unknown;
	readonly other: (item: unknown) => unknown;
}

export interface FieldRules {
	/** By family of the source's row. */
	readonly usual: ReadonlyMap<string, readonly FieldRule[]>;
	/** What the user added, for every family. */
	readonly added: readonly FieldRule[];
}

type UsualField = readonly [field: string, kind: ValueKind];

/** What two tellings of one thing have to agree on. */
const usualFields: ReadonlyMap<string, readonly UsualField[]> = new Map([
	[
		'sale',
		[
			['totals.gross', 'amount'],
			['totals.tax', 'amount'],
			['totals.paid', 'amount'],
			['currency', 'text'],
			['status', 'text'],
			['businessDay', 'day'],
		],
	],
	[
		'client',
		[
			['firstName', 'text'],
			['lastName', 'text'],
			['email', 'email'],
			['phone', 'phone'],
		],
	],
	[
		'booking',
		[
			['status', 'text'],
			['startAt', 'time'],
		],
	],
]);

/** Both sides are studio events. */
export function eventRules(): ReadonlyMap<string, readonly FieldRule[]> {
	return new Map(
		[...usualFields].map(([family, fields]) => [
			family,
			fields.map(([field, kind]) =>
				pairRule(`data.${family}.${field}`, kind, pathsOf(`data.${family}.${field}`)),
			),
		]),
	);
}

/** The other side are a CRM's contacts; `names` are its properties by our words. */
export function contactRules(names: ReadonlyMap<string, string>): ReadonlyMap<string, readonly FieldRule[]> {
	const rules = (usualFields.get('client') ?? []).flatMap(([field, kind]) => {
		const name = names.get(field);
		return name === undefined ? [] : [pairRule(`data.client.${field}`, kind, propertyPaths(name))];
	});
	return new Map([['client', rules]]);
}

function pairRule(field: string, kind: ValueKind, others: readonly Path[]): FieldRule {
	const sources = pathsOf(field);
	return {
		field,
		kind,
		source: (item) => firstOf(item, sources),
		other: (item) => firstOf(item, others),
	};
}

/** A pair the user named. */
export function namedRule(source: Path, other: Path, kind: ValueKind): FieldRule {
	return {
		field: source.text,
		kind,
		source: (item) => readPath(item, source),
		other: (item) => readPath(item, other),
	};
}
