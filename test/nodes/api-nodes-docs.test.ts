import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wellnessLivingResources } from '../../nodes/WellnessLiving/actions';
import { zenotiResources } from '../../nodes/Zenoti/actions';

const text = readFileSync(new URL('../../docs/api-nodes.md', import.meta.url), 'utf8');

/** `Guest › Create or Update` of each row in the chapter of a vendor. */
function documented(chapter: string): readonly string[] {
	const [, body = ''] = text.split(`\n## ${chapter}\n`);
	const [own = ''] = body.split('\n## ');
	return [...own.matchAll(/^\| ([A-Z][\w ]+?) +\| ([A-Z][\w ]+?) +\|/gm)]
		.map(([, resource, operation]) => `${resource} › ${operation}`)
		.filter((name) => name !== 'Resource › Operation');
}

describe('docs/api-nodes.md', () => {
	it.each([
		['Zenoti', zenotiResources],
		['WellnessLiving', wellnessLivingResources],
	])('names every operation of %s, and no other', (chapter, resources) => {
		const offered = resources.flatMap(({ name, operations }) =>
			operations.map(({ option }) => `${name} › ${option.name}`),
		);
		expect([...documented(chapter)].sort()).toEqual([...offered].sort());
	});
});
