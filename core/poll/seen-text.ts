import type { SeenThing } from './state';

/**
 * Things as text, one line for each day: `id fingerprint;id fingerprint -`. n8n wraps every object of a workflow's
 * memory into a proxy and writes the whole of it at each save; one text for each day costs it next to nothing.
 */
export function seenToText(seen: ReadonlyMap<string, SeenThing>): Record<string, string> {
	const days = new Map<string, string[]>();
	for (const [id, { fingerprint, day, isMissed }] of seen) {
		const entry = `${escaped(id)} ${escaped(fingerprint)}${isMissed ? ' -' : ''}`;
		const entries = days.get(day);
		if (entries === undefined) days.set(day, [entry]);
		else entries.push(entry);
	}
	return Object.fromEntries([...days].sort(byDay).map(([day, entries]) => [day, entries.join(';')]));
}

export function seenFromText(days: ReadonlyArray<readonly [day: string, text: string]>) {
	const seen = new Map<string, SeenThing>();
	for (const [day, text] of days) {
		for (const entry of text.split(';')) {
			const [id, fingerprint, mark] = entry.split(' ');
			if (id === undefined || id === '' || fingerprint === undefined) continue;
			seen.set(unescaped(id), { fingerprint: unescaped(fingerprint), day, isMissed: mark === '-' });
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
