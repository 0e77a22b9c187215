export type Token =
	| { readonly kind: 'name'; readonly text: string }
	| { readonly kind: 'text'; readonly value: string }
	| { readonly kind: 'number'; readonly value: number }
	| { readonly kind: 'operator'; readonly text: Operator }
	| { readonly kind: 'and' | 'or' | 'open' | 'close' | 'comma' };

export const operators = ['==', '!=', '>=', '<=', '>', '<'] as const;
export type Operator = (typeof operators)[number];

/** `null` when a character fits nothing. */
export function tokensOf(source: string): readonly Token[] | null {
	const shape =
		/\s*(?:(?<name>[A-Za-z_][A-Za-z0-9_.]*)|"(?<text>(?:[^"]|"")*)"|(?<number>-?\d+(?:\.\d+)?)|(?<sign>==|!=|>=|<=|&&|\|\||[=<>(),]))\s*/y;
	const tokens: Token[] = [];
	while (shape.lastIndex < source.length) {
		const match = shape.exec(source);
		if (match === null) return null;
		tokens.push(tokenOf(match.groups ?? {}));
	}
	return tokens;
}

const signs: Readonly<Record<string, Token>> = {
	'&&': { kind: 'and' },
	'||': { kind: 'or' },
	'(': { kind: 'open' },
	')': { kind: 'close' },
	',': { kind: 'comma' },
	'=': { kind: 'operator', text: '==' },
	...Object.fromEntries(operators.map((text) => [text, { kind: 'operator', text }])),
};

function tokenOf({ name, text, number, sign = '' }: Readonly<Record<string, string | undefined>>): Token {
	if (text !== undefined) return { kind: 'text', value: text.replaceAll('""', '"') };
	if (number !== undefined) return { kind: 'number', value: Number(number) };
	if (name === undefined) return signs[sign] ?? { kind: 'comma' };
	const word = name.toUpperCase();
	if (word === 'AND') return { kind: 'and' };
	return word === 'OR' ? { kind: 'or' } : { kind: 'name', text: name };
}
