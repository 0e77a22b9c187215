import { bodyCases, secretCases } from './body-and-secret';
import type { SignatureCase } from './case';
import { digestCases } from './digest';
import { headerShapeCases } from './header-shape';
import { headerTextCases } from './header-text';

export * from './case';

const named = (subject: string, cases: readonly SignatureCase[]): readonly SignatureCase[] =>
	cases.map(([title, spoil, expected]) => [`${subject} ${title}`, spoil, expected]);

/** The one table: every vendor and encoding meets every row. */
export const signatureCases: readonly SignatureCase[] = [
	...named('the signature,', headerTextCases),
	...named('a digest', digestCases),
	...named('in the place of the header:', headerShapeCases),
	...named('a body:', bodyCases),
	...named('a secret:', secretCases),
];
