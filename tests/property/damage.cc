// SPDX-License-Identifier: Apache-2.0
#include "tests/property/damage.h"

#include <iterator>

#include "tests/property/generators.h"

namespace fundtrail::test {
namespace {

// A place that holds an entry, now or at first: below the head.
std::uint64_t some_place(const MemorySource& source) {
  std::vector<std::uint64_t> stored;
  source.visit(0, UINT64_MAX, [&stored](std::uint64_t at, ByteView) { stored.push_back(at); });
  return stored.at(draw_below(stored.size()));
}

void flip_some_byte(MemorySource& source) {
  const std::uint64_t at = some_place(source);
  const auto mask = static_cast<std::uint8_t>(1 + draw_below(255));
  source.flip_byte(at, draw_below(source.entry(at).size()), mask);
}

void drop_some_entry(MemorySource& source) { source.delete_entry(some_place(source)); }

void swap_some_entries(MemorySource& source) {
  source.swap_entries(some_place(source), some_place(source));
}

void repeat_some_entry(MemorySource& source) {
  source.put_entry(some_place(source), source.entry(some_place(source)));
}

void damage_some_bytes(MemorySource& source) {
  const std::uint64_t at = some_place(source);
  source.put_entry(at, *near(source.entry(at)));
}

void unlink_some_entry(MemorySource& source) {
  source.set_previous_leaf(some_place(source),
                           Digest{{static_cast<std::uint8_t>(draw_below(256))}});
}

void flip_some_node(MemorySource& source) {
  source.flip_node(node_at(draw_below(node_count(source.head().size))));
}

void drop_some_key(MemorySource& source) {
  if (source.index_keys().empty()) return;
  const auto at = static_cast<std::ptrdiff_t>(draw_below(source.index_keys().size()));
  source.delete_index_key(Bytes(std::next(source.index_keys().begin(), at)->first));
}

void move_head(MemorySource& source) {
  const std::uint64_t size = source.head().size;
  source.set_head({size - draw_below(3), source.head().root});
}

void roll_back(MemorySource& source) { source.cut_tail(1 + draw_below(source.head().size)); }

}  // namespace

void damage_at_random(MemorySource& source) {
  // What rewrites everything comes first, so that the others find what they look for.
  if (draw_below(8) == 0) roll_back(source);
  using Verb = void (*)(MemorySource&);
  constexpr Verb kVerbs[] = {flip_some_byte,    drop_some_entry,   swap_some_entries,
                             repeat_some_entry, damage_some_bytes, unlink_some_entry,
                             flip_some_node,    drop_some_key,     move_head};
  for (std::uint64_t count = draw_below(5); count > 0; --count) {
    if (source.head().size < 4) return;
    kVerbs[draw_below(std::size(kVerbs))](source);
  }
  if (draw_below(8) == 0) source.rewrite_tree();
  if (draw_below(8) == 0) source.forget_nodes();
  if (draw_below(8) == 0) source.forget_index();
}

}  // namespace fundtrail::test
