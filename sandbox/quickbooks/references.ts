import type { Company } from './company';
import { problem, type Problem } from './problem';
import type { Ref } from './shapes/parts';
import { isActive, textField, type StoredRecord } from './store/record';

/** How QuickBooks calls the list that an id is not in. */
const listNames: Readonly<Record<string, string>> = {
	Account: 'Accounts',
	Customer: 'Names',
	Vendor: 'Names',
	Employee: 'Names',
	Department: 'Locations',
	Class: 'Classes',
	Item: 'Items',
};

/** The reference is left out, or leads to an object that is there and switched on. */
export function refProblem(
	company: Company,
	entity: string,
	ref: Ref | undefined,
	element: string,
): Problem | null {
	if (ref === undefined) return null;
	const record = company.store.find(entity, ref.value);
	if (record === null) {
		const list = listNames[entity] ?? entity;
		return problem('2500', `Invalid Reference Id : ${list} element id ${ref.value} not found`, element);
	}
	return isActive(record) ? null : inactive(element);
}

function inactive(element: string): Problem {
	const hint = 'Check the fields with accounts, customers, items, vendors or employees.';
	return problem(
		'610',
		`Object Not Found : Something you're trying to use has been made inactive. ${hint}`,
		element,
	);
}

/** The object a checked reference leads to. */
export function recordOf(company: Company, entity: string, ref: Ref | undefined): StoredRecord | null {
	return ref === undefined ? null : company.store.find(entity, ref.value);
}

/** The reference as it is read back: with the name of what it leads to. */
export function namedRef(record: StoredRecord): { readonly value: string; readonly name: string } {
	return { value: record.id, name: nameOf(record) };
}

/** `{ AccountRef: { value, name } }`, or nothing to spread when the reference was left out. */
export function namedField(company: Company, field: string, entity: string, ref: Ref | undefined) {
	const record = recordOf(company, entity, ref);
	return record === null ? {} : { [field]: namedRef(record) };
}

export function nameOf(record: StoredRecord): string {
	return textField(record, 'FullyQualifiedName') || textField(record, 'DisplayName');
}
