import { listOf, own, recordOf, textOf } from '../../core/event/read';
import type { Failure } from '../../core/http';
import type { Found, Held } from '../../core/sync';
import { paths } from './api';
import { permanentFailure } from './failure';
import { parseProblem } from './problem';
import { chunksOf, urlIn, type ObjectKind, type Session } from './session';
import { fromProperties } from './values';

/** Addresses a contact was merged from; HubSpot counts them as taken, too (its contacts guide). */
const otherEmails = 'hs_additional_emails';

/**
 * Reads records by a unique property, a hundred a call. Results come in any order and without the asked value, so
 * they are recognised by their own properties; what is not among them does not exist.
 */
export async function findRecords<Field extends string>(
	session: Session,
	kind: ObjectKind<Field>,
	idProperty: string,
	values: readonly string[],
): Promise<Found<Field>> {
	const records = new Map<string, Held<Field>>();
	const failures = new Map<string, Failure>();
	const attempts = new Map<string, number>();
	const properties = [
		...kind.fields.map((field) => kind.table[field]),
		...(kind.object === 'contacts' ? [otherEmails] : []),
	];
	for (const chunk of chunksOf(values, session.batchSize)) {
		const inputs = chunk.map((id) => ({ id }));
		const body = { idProperty, properties, inputs };
		const result = await session.caller.call({ method: 'POST', path: paths.batchRead(kind.object), body });
		for (const value of chunk) attempts.set(value, result.attempts);
		if (!result.ok) {
			for (const value of chunk) failures.set(value, result.failure);
			continue;
		}
		const answer = recordOf(result.response.body);
		for (const raw of listOf(own(answer, 'results'))) {
			await takeRecord(session, kind, idProperty, raw, records);
		}
		for (const [value, failure] of readErrorsOf(answer)) failures.set(value, failure);
	}
	return { records, failures, attempts };
}

async function takeRecord<Field extends string>(
	session: Session,
	kind: ObjectKind<Field>,
	idProperty: string,
	raw: unknown,
	records: Map<string, Held<Field>>,
): Promise<void> {
	const record = recordOf(raw);
	const id = textOf(own(record, 'id'));
	if (id === null) return;
	const properties = recordOf(own(record, 'properties'));
	const aliases = (textOf(own(properties, otherEmails)) ?? '')
		.toLowerCase()
		.split(';')
		.filter((email) => email !== '');
	const url = urlIn(raw) ?? (await session.recordUrl(kind.object, id));
	const held = { id, url, aliases, values: fromProperties(properties, kind.table, kind.fields) };
	const value = textOf(own(properties, idProperty)) ?? '';
	const names = idProperty === 'email' ? [value.toLowerCase(), ...aliases] : [value];
	for (const name of names) if (name !== '') records.set(name, held);
}

/** Values HubSpot could not look up for another reason than that nothing has them. */
function readErrorsOf(answer: Readonly<Record<string, unknown>>): ReadonlyArray<readonly [string, Failure]> {
	return listOf(own(answer, 'errors')).flatMap((entry) => {
		const problem = parseProblem(entry);
		if (problem.category === 'OBJECT_NOT_FOUND') return [];
		return problem.ids.map((id) => [id, permanentFailure(problem, 'READ_FAILED')] as const);
	});
}
