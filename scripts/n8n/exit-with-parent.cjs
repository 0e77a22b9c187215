// Loaded into n8n by `node --require`. The harness holds the other end of standard input, so its end
// means that the harness is gone, even when it was killed and could not stop n8n itself.
process.stdin
	.on('end', () => process.exit(1))
	.on('error', () => process.exit(1))
	.resume();
process.stdin.unref?.();
