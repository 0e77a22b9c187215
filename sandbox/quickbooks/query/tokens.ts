export interface Token {
	readonly kind: 'word' | 'text' | 'number' | 'sign' | 'end';
	/** Without the quotes and escapes of a text. */
	readonly value: string;
	/** From 1. */
	readonly column: number;
}

const shape = /\s*(?:'((?:\\.|[^'\\])*)'|([A-Za-z_][\w.]*)|(-?\d+(?:\.\d+)?)|(<=|>=|[<>=,()*]))/y;

/** Splits a statement; `null` where a character belongs to nothing, such as a quote that is never closed. */
export function tokensOf(statement: string): readonly Token[] | null {
	const tokens: Token[] = [];
	const trimmed = statement.trimEnd();
	const pattern = new RegExp(shape);
	while (pattern.lastIndex < trimmed.length) {
		const column = pattern.lastIndex + 1;
		const match = pattern.exec(trimmed);
		if (match === null) return null;
		tokens.push(tokenOf(match, column));
	}
	return [...tokens, { kind: 'end', value: '', column: trimmed.length + 1 }];
}

function tokenOf([, text, word, number, sign = '']: RegExpExecArray, column: number): Token {
	if (text !== undefined) return { kind: 'text', value: text.replace(/\\(.)/g, '$1'), column };
	if (word !== undefined) return { kind: 'word', value: word, column };
	return number === undefined
		? { kind: 'sign', value: sign, column }
		: { kind: 'number', value: number, column };
}
