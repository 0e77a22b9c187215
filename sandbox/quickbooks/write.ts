import type { Company } from './company';
import { closedProblem } from './documents/head';
import type { Draft } from './documents/draft';
import type { Entity } from './entities';
import { checked, missing, problem, refused, type Checked, type Problem } from './problem';
import { bodyOf } from './read-body';
import { textField, without, type Fields, type StoredRecord } from './store/record';

/** `void` is an update with a flag of its own in the path or in the batch item. */
export type Operation = 'create' | 'update' | 'delete' | 'void';

export interface WriteRequest {
	readonly entity: Entity;
	readonly operation: Operation;
	/** An object, else refused. */
	readonly body: unknown;
	readonly allowsDuplicateNumber: boolean;
}

/** `{ JournalEntry: { … } }` for the answer, or why not; nothing is written then. */
export function write(company: Company, request: WriteRequest): Checked<Fields> {
	const { body, entity } = request;
	if (!isFields(body)) return refused(problem('2010', 'Property Name:the body must be an object'));
	if (request.operation === 'create') return create(company, request, body);
	const found = recordToChange(company, entity, body);
	if (!found.ok) return found;
	const record = found.value;
	const refusal = closedProblem(company, dateOf(record));
	if (entity.isDocument && refusal !== null) return refused(refusal);
	if (request.operation === 'delete') return remove(company, entity, record);
	if (request.operation === 'void' && !entity.canVoid) return refused(unsupported('void'));
	const source = request.operation === 'void' ? voidedSource(record) : changedSource(record, body);
	return change(company, request, record, source);
}

function create(company: Company, request: WriteRequest, body: Fields): Checked<Fields> {
	const { entity } = request;
	const source = withoutIdentity(body);
	const built = entity.build(draftOf(company, request, null), source);
	if (!built.ok) return built;
	const record = company.store.add(entity.name, source, built.value);
	return checked({ [entity.name]: bodyOf(company, record) });
}

function change(
	company: Company,
	request: WriteRequest,
	record: StoredRecord,
	source: Fields,
): Checked<Fields> {
	const { entity } = request;
	const built = entity.build(draftOf(company, request, record), source);
	if (!built.ok) return built;
	company.store.replace(record, source, built.value);
	return checked({ [entity.name]: bodyOf(company, record) });
}

function remove(company: Company, entity: Entity, record: StoredRecord): Checked<Fields> {
	if (!entity.isDocument) return refused(unsupported('delete'));
	company.store.remove(record);
	return checked({ [entity.name]: { status: 'Deleted', domain: 'QBO', Id: record.id } });
}

function recordToChange(company: Company, entity: Entity, body: Fields): Checked<StoredRecord> {
	const { Id, SyncToken } = body;
	if (typeof Id !== 'string') return refused(Id === undefined ? missing('Id') : notText('Id'));
	if (typeof SyncToken !== 'string')
		return refused(SyncToken === undefined ? missing('SyncToken') : notText('SyncToken'));
	const record = company.store.find(entity.name, Id);
	if (record === null) return refused(notFound(Id));
	return SyncToken === String(record.syncToken) ? checked(record) : refused(stale);
}

const stale: Problem = problem(
	'5010',
	'Stale Object Error : You and somebody else were working on this at the same time, so your work was not saved.',
);

export function notFound(id: string): Problem {
	return problem(
		'610',
		`Object Not Found : No object with the id ${id} was found. It may have been deleted.`,
	);
}

function notText(field: string): Problem {
	return problem('2010', `Property Name:failed to parse json object; ${field} must be a string`, field);
}

export function unsupported(operation: string): Problem {
	return problem('500', `Operation ${operation} is not supported.`);
}

/** A sparse update leaves what it does not name; a full one clears it. */
function changedSource(record: StoredRecord, body: Fields): Fields {
	const source = withoutIdentity(body);
	return body.sparse === true ? { ...record.source, ...source } : source;
}

/** Every amount becomes zero, and the memo says so in front of what it said before. */
function voidedSource(record: StoredRecord): Fields {
	const { source } = record;
	const lines = Array.isArray(source.Line) ? source.Line : [];
	const note = typeof source.PrivateNote === 'string' ? ` - ${source.PrivateNote}` : '';
	return {
		...source,
		PrivateNote: `Voided${note}`.slice(0, 4_000),
		TxnTaxDetail: { TotalTax: 0 },
		Line: lines.map(emptied),
	};
}

function emptied(line: unknown): unknown {
	if (!isFields(line)) return line;
	const detail = line.SalesItemLineDetail;
	if (!isFields(detail)) return line;
	return { ...line, Amount: 0, SalesItemLineDetail: { ...without(detail, ['UnitPrice']), Qty: 0 } };
}

const notSource: readonly string[] = ['Id', 'SyncToken', 'sparse', 'MetaData', 'domain'];

function withoutIdentity(body: Fields): Fields {
	return without(body, notSource);
}

function draftOf(company: Company, request: WriteRequest, self: StoredRecord | null): Draft {
	const { entity, allowsDuplicateNumber } = request;
	return { company, entity: entity.name, self, allowsDuplicateNumber };
}

function dateOf(record: StoredRecord): string {
	return textField(record, 'TxnDate');
}

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
