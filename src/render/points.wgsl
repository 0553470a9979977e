// Circles: a disc with an edge inside, a rim outside, a ring around. Colours are premultiplied, in gamma space.

struct Placement {
    origin: vec2<f32>,
    screen: vec2<f32>,
    world: f32,
    growth: f32,
    pixel: f32,
    padding: f32,
};

@group(0) @binding(0) var<uniform> placement: Placement;

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) local: vec2<f32>,
    // Radius on the screen, width of the edge, of the rim.
    @location(1) @interpolate(flat) disc: vec3<f32>,
    // Width, radius of the middle and dash of the ring.
    @location(2) @interpolate(flat) ring: vec3<f32>,
    @location(3) @interpolate(flat) fill: vec4<f32>,
    @location(4) @interpolate(flat) edge: vec4<f32>,
    @location(5) @interpolate(flat) rim_colour: vec4<f32>,
    @location(6) @interpolate(flat) ring_colour: vec4<f32>,
};

@vertex
fn vertex(
    @builtin(vertex_index) index: u32,
    @location(0) place: vec2<f32>,
    @location(1) disc: vec4<f32>,
    @location(2) ring: vec3<f32>,
    @location(3) fill: vec4<f32>,
    @location(4) edge: vec4<f32>,
    @location(5) rim_colour: vec4<f32>,
    @location(6) ring_colour: vec4<f32>,
) -> Corner {
    let radius = disc.x * mix(1.0, placement.growth, disc.y);
    let ring_radius = radius + ring.y;
    var reach = radius + disc.w;
    if ring.x > 0.0 {
        reach = max(reach, ring_radius + ring.x * 0.5);
    }
    // One physical pixel more, for the soft edge.
    reach += placement.pixel;

    let side = vec2<f32>(f32(index & 1u), f32(index >> 1u)) * 2.0 - 1.0;
    let local = side * reach;
    let point = placement.origin + place * placement.world + local;
    let share = point / placement.screen;

    var out: Corner;
    out.position = vec4<f32>(share.x * 2.0 - 1.0, 1.0 - share.y * 2.0, 0.0, 1.0);
    out.local = local;
    out.disc = vec3<f32>(radius, disc.z, disc.w);
    out.ring = vec3<f32>(ring.x, ring_radius, ring.z);
    out.fill = fill;
    out.edge = edge;
    out.rim_colour = rim_colour;
    out.ring_colour = ring_colour;
    return out;
}

// How much of this pixel lies within a radius.
fn within(radius: f32, distance: f32) -> f32 {
    return clamp((radius - distance) / placement.pixel + 0.5, 0.0, 1.0);
}

// How much of this pixel lies on a dash; a whole number of them goes round.
fn on_dash(dash: f32, radius: f32, local: vec2<f32>) -> f32 {
    if dash <= 0.0 {
        return 1.0;
    }
    let turn = 6.2831853;
    let count = max(round(turn * radius / (2.0 * dash)), 1.0);
    let period = turn * radius / count;
    let along = fract((atan2(local.y, local.x) / turn + 1.0) * count) * period;
    // Distance to the nearest end of the dash, positive on it.
    let inside = min(along, period * 0.5 - along);
    let beyond = period - along;
    return clamp(max(inside, -beyond) / placement.pixel + 0.5, 0.0, 1.0);
}

fn colour(in: Corner) -> vec4<f32> {
    let distance = length(in.local);
    let radius = in.disc.x;
    let edge = in.edge + in.fill * (1.0 - in.edge.a);
    var out = in.rim_colour * within(radius + in.disc.z, distance);
    out = mix(out, edge, within(radius, distance));
    out = mix(out, in.fill, within(radius - in.disc.y, distance));

    let half_width = in.ring.x * 0.5;
    let band = within(in.ring.y + half_width, distance) - within(in.ring.y - half_width, distance);
    let ring = in.ring_colour * band * on_dash(in.ring.z, in.ring.y, in.local);
    return ring + out * (1.0 - ring.a);
}

@fragment
fn fragment_gamma(in: Corner) -> @location(0) vec4<f32> {
    return colour(in);
}

// As in egui's own shader.
fn linear_from_gamma(srgb: vec3<f32>) -> vec3<f32> {
    let cutoff = srgb < vec3<f32>(0.04045);
    let lower = srgb / vec3<f32>(12.92);
    let higher = pow((srgb + vec3<f32>(0.055)) / vec3<f32>(1.055), vec3<f32>(2.4));
    return select(higher, lower, cutoff);
}

@fragment
fn fragment_linear(in: Corner) -> @location(0) vec4<f32> {
    let gamma = colour(in);
    return vec4<f32>(linear_from_gamma(gamma.rgb), gamma.a);
}
