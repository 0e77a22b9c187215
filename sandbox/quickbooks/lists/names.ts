import type { Draft } from '../documents/draft';
import { problem, type Problem } from '../problem';
import { nameOf, recordOf } from '../references';
import type { Ref } from '../shapes/parts';

/** `Parent:Child`, or the name itself. */
export function fullName({ company, entity }: Draft, name: string, parent: Ref | undefined): string {
	const record = recordOf(company, entity, parent);
	return record === null ? name : `${nameOf(record)}:${name}`;
}

/** Names are unique without regard to case, inactive objects keep theirs. */
export function nameProblem(draft: Draft, entities: readonly string[], name: string): Problem | null {
	const { company, self } = draft;
	const isTaken = entities
		.flatMap((entity) => company.store.all(entity))
		.some((record) => record !== self && nameOf(record).toLowerCase() === name.toLowerCase());
	if (!isTaken) return null;
	const who = entities.map((entity) => entity.toLowerCase()).join(', ');
	const detail = `The name supplied already exists. : Another ${who} is already using this name.`;
	return problem('6240', `${detail} Please use a different name.`, 'Name');
}
