// SPDX-License-Identifier: Apache-2.0
//
// What the records say that each party should have left of a programme, in each of its two books.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "verifier/rules/facts.h"

namespace fundtrail {

/// A party's money of one programme in one book.
///
/// 指标账: in come budget (for the party that allocates it) and allocations, out go allocations to
/// others, appropriations, payments and carry-overs. 资金账: in comes cash as the party booked it
/// 到位, or where it booked none, as others sent it; out go cash sent and paid, and carry-overs.
struct BookNode {
  TwoAxisFlow flow;
  Support support;
  Message unknown;  ///< why what is left cannot be told; empty if it can
};

/// By book and the id of the party; a treasury 国库 is a part of its parent.
using BookNodes = std::map<std::pair<Book, std::string>, BookNode>;

/// The nodes of a programme. A party whose payments leave another's account 国库集中支付, having no
/// cash of its own, has no cash node: what it pays leaves the nearest party with cash among those
/// that its allocations came from, if there is just one way up to it.
[[nodiscard]] BookNodes book_nodes(const Facts& facts, const std::string& programme);

}  // namespace fundtrail
