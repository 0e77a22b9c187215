import type { SeenThing } from './state';

/**
 * Things as text, one line for each day: `id fingerprint;id fingerprint -2;id fingerprint  note`. The mark behind the
 * fingerprint is `-` for missed or `x` for gone, and how often it has changed. n8n wraps every object of a workflow's
 * memory into a proxy and writes the whole of it at each save; one text for each day costs it next to nothing.
 */
export function seenToText(seen: ReadonlyMap<string, SeenThing>): Record<string, string> {
	const days = new Map<string, string[]>();
	for (const [id, thing] of seen) {
		const entries = days.get(thing.day);
		if (entries === undefined) days.set(thing.day, [entryOf(id, thing)]);
		else entries.push(entryOf(id, thing));
	}
	return Object.fromEntries([...days].sort(byDay).map(([day, entries]) => [day, entries.join(';')]));
}

function entryOf(id: string, { fingerprint, isMissed, isGone, changes, note }: SeenThing): string {
	const mark = `${isGone ? 'x' : isMissed ? '-' : ''}${changes === 0 ? '' : changes}`;
	const start = `${escaped(id)} ${escaped(fingerprint)}`;
	if (note !== null) return `${start} ${mark} ${escaped(note)}`;
	return mark === '' ? start : `${start} ${mark}`;
}

export function seenFromText(days: ReadonlyArray<readonly [day: string, text: string]>) {
	const seen = new Map<string, SeenThing>();
	for (const [day, text] of days) {
		for (const entry of text.split(';')) {
			const [id, fingerprint, mark = '', note] = entry.split(' ');
			if (id === undefined || id === '' || fingerprint === undefined) continue;
			seen.set(unescaped(id), {
				fingerprint: unescaped(fingerprint),
				day,
				note: note === undefined ? null : unescaped(note),
				changes: Number.parseInt(mark.replace(/^[-x]/, ''), 10) || 0,
				isGone: mark.startsWith('x'),
				isMissed: mark.startsWith('-'),
			});
		}
	}
	return seen;
}

function byDay([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
	return left < right ? -1 : 1;
}

function escaped(text: string): string {
	return text.replace(/[%; ]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

function unescaped(text: string): string {
	return text.replace(/%(25|3b|20)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
