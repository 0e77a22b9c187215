import { parseStamp, type WriteResult } from '../../core/books';
import { idOf, own, textOf, type UnknownRecord } from '../../core/event/read';
import type { Failure } from '../../core/http';
import type { Entity } from './api';
import type { Content } from './form';
import { recordOfDocument } from './posted';
import type { QuickBooksSession } from './session';
import { decimalOf } from './slot';
import type { Pending, Writing } from './writing';

/** How the stored document differs from ours; `null` when it does not: number, total, tax and every line. */
export function mismatchOf(
	{ form, context }: Writing,
	{ draft, document }: Pending,
	row: UnknownRecord,
): Failure | null {
	const digits = draft.journal.digits;
	const stored = form.read(document.entity, row, digits, context);
	const number = textOf(own(row, 'DocNumber'));
	if (number !== draft.number) {
		return notAsPosted(
			draft.number,
			`QuickBooks stored ${draft.number} under ${number === null ? 'no number' : `the number ${number}`}.`,
		);
	}
	const { total, tax, sha } = document.content;
	if (stored.total === total && stored.tax === tax && stored.sha === sha) return null;
	return notAsPosted(
		draft.number,
		`QuickBooks holds ${amounts(stored, digits)} under ${draft.number}, ours is ${amounts(document.content, digits)}.`,
	);
}

function amounts({ total, tax }: Content, digits: number): string {
	const text = decimalOf(total, digits).toFixed(digits);
	return tax === 0 ? text : `${text} with tax ${decimalOf(Math.abs(tax), digits).toFixed(digits)}`;
}

function notAsPosted(number: string, message: string): Failure {
	return {
		kind: 'permanent',
		code: 'NOT_AS_POSTED',
		message,
		hint: `Open ${number} in QuickBooks and void it, correct the tax settings or the accounts it names, then run again.`,
	};
}

export function toWritten(
	session: QuickBooksSession,
	{ document, attempts }: Pending,
	row: UnknownRecord,
	wasThere: boolean,
	entity: Entity = document.entity,
): WriteResult {
	const id = idOf(own(row, 'Id'));
	const records = id === null ? [] : [recordOfDocument(session, entity, id)];
	return { kind: 'written', records, attempts, wasThere };
}

/** Whether a document found under our number is the one we meant to write. */
export function isSame(
	{ form, context }: Writing,
	{ draft, document }: Pending,
	entity: Entity,
	row: UnknownRecord,
) {
	const { sha } = document.content;
	return (
		entity === document.entity &&
		textOf(own(row, 'TxnDate')) === draft.date &&
		parseStamp(own(row, 'PrivateNote'))?.sha === sha &&
		form.read(entity, row, draft.journal.digits, context).sha === sha
	);
}
