import type { z } from 'zod';
import type { Draft } from './documents/draft';
import { buildJournalEntry } from './documents/journal-entry';
import { buildRefundReceipt, buildSalesReceipt } from './documents/sales-form';
import { buildAccount } from './lists/account';
import { buildItem } from './lists/item';
import { buildPerson } from './lists/person';
import { buildUnit } from './lists/unit';
import type { Checked, Problem } from './problem';
import { journalEntry, refundReceipt, salesReceipt } from './shapes/documents';
import { account, item, person, unit } from './shapes/lists';
import { readShape, structuralProblem } from './shapes/read-shape';
import type { Built, Fields } from './store/record';

/** A kind of object that can be written. */
export interface Entity {
	/** `JournalEntry`; the path is the same in small letters. */
	readonly name: string;
	readonly isDocument: boolean;
	/** Journal entries are not voided but reversed; list objects are switched off. */
	readonly canVoid: boolean;
	readonly build: (draft: Draft, source: Fields) => Checked<Built>;
	/** What makes the body no object of this kind at all. */
	readonly structuralProblem: (source: unknown) => Problem | null;
}

function entity<Schema extends z.ZodTypeAny>(
	name: string,
	schema: Schema,
	build: (draft: Draft, source: z.output<Schema>) => Checked<Built>,
	{ isDocument = false, canVoid = false } = {},
): Entity {
	return {
		name,
		isDocument,
		canVoid,
		build: (draft, source) => {
			const read = readShape(schema, source);
			return read.ok ? build(draft, read.value) : read;
		},
		structuralProblem: (source) => structuralProblem(schema, source),
	};
}

export const entities: readonly Entity[] = [
	entity('JournalEntry', journalEntry, buildJournalEntry, { isDocument: true }),
	entity('SalesReceipt', salesReceipt, buildSalesReceipt, { isDocument: true, canVoid: true }),
	entity('RefundReceipt', refundReceipt, buildRefundReceipt, { isDocument: true, canVoid: true }),
	entity('Account', account, buildAccount),
	entity('Item', item, buildItem),
	entity('Customer', person, buildPerson),
	entity('Vendor', person, buildPerson),
	entity('Employee', person, buildPerson),
	entity('Department', unit, buildUnit),
	entity('Class', unit, buildUnit),
];

/** By name in whatever case, as paths and queries write it. */
export function entityOf(name: string): Entity | null {
	return entities.find((known) => known.name.toLowerCase() === name.toLowerCase()) ?? null;
}

export const documentKinds: readonly string[] = entities
	.filter((one) => one.isDocument)
	.map(({ name }) => name);
