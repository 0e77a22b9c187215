import { ensureChromium } from '../../scripts/n8n/editor.mts';
import { ensureRuntime, runtimeVersions } from '../../scripts/n8n/runtime.mts';

/** Installs what is missing before the first test, so that its progress is on the screen. */
export default async function setUp(): Promise<void> {
	const log = (line: string) => console.log(line);
	for (const version of runtimeVersions) await ensureRuntime(version, log);
	await ensureChromium(log);
}
