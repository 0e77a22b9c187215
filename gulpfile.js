const { src, dest } = require('gulp');

/** Icons, codex files and output schemas travel to dist beside the compiled nodes. */
function copyStatic() {
	return src(['{nodes,credentials}/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.copyStatic = copyStatic;
exports.default = copyStatic;
