import { emailOf, idOf } from '../event';
import { provisionalEmailOf, sameId, systemOfKey } from '../sync';
import { clientAlias } from './event-row';
import { firstOf, pathsOf, type Path } from './path';
import { leftOut, rowOf, type Reader } from './row';

/** Where a CRM's records hold what we compare; the names are the CRM's own. */
export interface CrmShape {
	readonly recordType: 'contact' | 'deal';
	/** The property that holds our key. */
	readonly keyName: string;
	readonly emailName: string;
	/** Property names by our words, `firstName`. */
	readonly fields: ReadonlyMap<string, string>;
	readonly idPaths: readonly Path[];
}

/** A property wherever an item may hold it: `properties.x` of an API answer, `{ value }` of an older one, or flat. */
export function propertyPaths(name: string): readonly Path[] {
	return pathsOf(`properties.${name}.value`, `properties.${name}`, `${name}.value`, name);
}

/** Reads contacts or deals; a record without our key was made by somebody else and is left out. */
export function crmReader(shape: CrmShape): Reader {
	const keyPaths = propertyPaths(shape.keyName);
	const emailPaths = propertyPaths(shape.emailName);
	const family = shape.recordType === 'contact' ? 'client' : 'deal';
	return (item, index) => {
		const told = idOf(firstOf(item, keyPaths));
		if (told === null) return leftOut(`${shape.recordType}s without ${shape.keyName}`);
		const key = `${family}/${sameKey(told)}`;
		const email = emailOf(firstOf(item, emailPaths));
		const alias = email === null ? null : clientAlias(key, systemOfKey(told), email);
		const factId = idOf(firstOf(item, shape.idPaths));
		return { kind: 'row', row: rowOf(item, index, { key, family, identity: key, factId, alias }) };
	};
}

/** Our key with its id as we write it: `zenoti:8F0C…` and `zenoti:8f0c…` are one. */
function sameKey(key: string): string {
	const parts = key.split(':');
	const id = parts.pop() ?? '';
	return provisionalEmailOf(key) === null ? [...parts, sameId(id)].join(':') : key.toLowerCase();
}
