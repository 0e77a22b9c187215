export interface Interruption {
	readonly match: { readonly method?: string; readonly path?: string | RegExp };
	/** How many matching requests are answered first. */
	readonly skip?: number;
	/** How often it happens; once when left out. */
	readonly times?: number;
	readonly act: () => void;
}

/** What happens between two calls of a client, however fast they follow each other: rows that move between pages. */
export interface Between {
	readonly next: (interruption: Interruption) => void;
	/** To be called when a request has been answered. */
	readonly answered: (method: string, path: string) => void;
	readonly pending: () => number;
	readonly clear: () => void;
}

export function createBetween(): Between {
	let waiting: { interruption: Interruption; path: RegExp | null; skip: number; left: number }[] = [];
	return {
		next: (interruption) => {
			const { path } = interruption.match;
			const pattern = path === undefined ? null : new RegExp(path, 'i');
			const { skip = 0, times = 1 } = interruption;
			waiting.push({ interruption, path: pattern, skip, left: times });
		},
		answered: (method, path) => {
			for (const one of waiting) {
				const wanted = one.interruption.match.method?.toUpperCase() ?? method;
				if (one.left <= 0 || wanted !== method || one.path?.test(path) === false) continue;
				if (one.skip > 0) {
					one.skip -= 1;
					continue;
				}
				one.left -= 1;
				one.interruption.act();
			}
		},
		pending: () => waiting.filter(({ left }) => left > 0).length,
		clear: () => {
			waiting = [];
		},
	};
}
