<?php
/**
 * Plugin Name: seed-reader
 * Description: Shows an archived news article: [seed_reader src="…" translation="…" source="…"].
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 *
 * The package of the element (dist/seed-reader/) goes into the folder `package` beside this file.
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The element for one article. The script is loaded on pages that show one, and on no other.
 *
 * @param array|string $given The shortcode's attributes.
 * @return string The markup.
 */
function seed_reader_shortcode( $given ) {
	$attributes = shortcode_atts(
		array(
			'src'         => '',
			'translation' => '',
			'source'      => '',
		),
		$given,
		'seed_reader'
	);
	if ( '' === $attributes['src'] ) {
		return '';
	}
	wp_enqueue_script_module( 'seed-reader', plugins_url( 'package/define.js', __FILE__ ), array(), null );
	$translation = '' === $attributes['translation'] ? '' : ' translation-src="' . esc_url( $attributes['translation'] ) . '"';
	$source      = '' === $attributes['source'] ? $attributes['src'] : $attributes['source'];
	return '<seed-reader src="' . esc_url( $attributes['src'] ) . '"' . $translation . '>'
		. '<a href="' . esc_url( $source ) . '">' . esc_html__( 'Original', 'seed-reader' ) . '</a>'
		. '</seed-reader>';
}
add_shortcode( 'seed_reader', 'seed_reader_shortcode' );
