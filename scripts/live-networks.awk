# Measures what a guide's table of live networks says, from the tables of a run of
# Scenarios/mechanisms/live-networks.yaml, and puts both side by side.
#
#   awk -f scripts/live-networks.awk Results/studies/live-networks/guide.csv fresh/scenario.yaml \
#     fresh/cohorts.csv fresh/flows.csv fresh/summary.csv
#
# With -v as=markdown it prints a Markdown table for each network instead of one CSV table.
# Every number is taken over the epochs after the warm-up and over all replicates.

BEGIN { FS = "," }

FNR == 1 { split("", place); file++ }

# Rows of the guide's table.
file == 1 {
  if (FNR > 1) guide[$1] = $0
  else titles = $0
  next
}

# The resolved scenario: how long epochs last, and how many operators each cohort has.
file == 2 {
  key = $0
  gsub(/^ *|:.*/, "", key)
  value = $0
  sub(/^[^:]*: */, "", value)
  # A number, and not the text of one, is what epochs are compared with.
  value += 0
  match($0, /^ */)
  if (RLENGTH == 0 && key == "warm-up") warm_up = value
  if (RLENGTH == 2) name = key
  if (RLENGTH == 4) part = key
  if (RLENGTH == 4 && key == "epoch-days") days[name] = value
  if (RLENGTH == 6) cohort = key
  if (RLENGTH == 8 && part == "contributors" && key == "operators") declared[name, cohort] = value
  if (RLENGTH == 8 && part == "validators" && key == "operators") judges[name] += value
  next
}

FNR == 1 { for (column = 1; column <= NF; column++) place[$column] = column; next }

file == 3 && $place["epoch"] > warm_up {
  network = $place["mechanism"]
  if (!(network in runs)) order[++networks] = network
  runs[network] = 1
  side = $place["side"]
  stake[network, side] += $place["stake_tokens"]
  if (side != "contributors") next
  strategy = $place["strategy"]
  jobs[network, strategy] += $place["contributions"]
  pay[network, strategy] += $place["rewards_tokens"]
  all_jobs[network] += $place["contributions"]
  accepted[network] += $place["accepted"]
  rewards[network] += $place["rewards_tokens"]
  slashed[network] += $place["slashed_tokens"]
  when = network SUBSEP $place["replicate"] SUBSEP $place["epoch"]
  if (!(when in epoch_jobs)) moment[network, ++moments[network]] = when
  epoch_pay[when] += $place["rewards_tokens"]
  epoch_jobs[when] += $place["accepted"]
  next
}

file == 4 && $place["epoch"] > warm_up && $place["asset"] == "token" {
  network = $place["mechanism"]
  reason = $place["reason"]; from = $place["from"]; to = $place["to"]
  amount = $place["amount_tokens"]; transfers = $place["transfers"]
  if (to == "operator" && (reason == "reward" || reason == "vest")) payments[network] += transfers
  if (reason == "deposit" && from == "operator") {
    deposits[network] += amount
    bids[network] += transfers
  }
  if (reason == "slash") destination[network] = to
  if (reason == "fee" && to == "treasury") taken[network] += amount
  if (reason == "burn" && from == "outside") burned[network] += amount
  if (reason == "mint" && (to == "escrow" || to == "pool")) minted[network] += amount
  next
}

file == 5 {
  if ($place["metric"] ~ /^(payout_delay_epochs|apr_contributor_rate|apr_validator_rate)$/)
    mean[$place["mechanism"], $place["metric"]] = $place["mean"]
}

function number(value) { return sprintf(value >= 1000 ? "%.0f" : "%.3g", value) }
function percent(value) { return number(100 * value) " %" }

# The mean over epochs of what an accepted job earned, and its standard deviation.
function price(network,    at, when, n, sum, squares, each) {
  for (at = 1; at <= moments[network]; at++) {
    when = moment[network, at]
    if (epoch_jobs[when] == 0) continue
    n++
    each = epoch_pay[when] / epoch_jobs[when]
    sum += each
    squares += each * each
  }
  if (n == 0) return "nothing was accepted"
  each = squares / n - (sum / n) * (sum / n)
  if (each < 1e-9 * squares / n) each = 0
  return number(sum / n) " a job; varying by " number(sqrt(each)) " from epoch to epoch"
}

function row(network,    length_days, operators, count, cells, rejected, paid, ratio) {
  length_days = days[network]
  operators = declared[network, "honest"] + declared[network, "lazy"]
  count = moments[network]
  cells = "a provider is paid every " number(operators * count * length_days / payments[network]) \
    " days; " number(mean[network, "payout_delay_epochs"] * length_days) " days after the work"
  paid = stake[network, "contributors"] / (operators * count)
  cells = cells "," number(paid) " a provider"
  paid = stake[network, "validators"] / (judges[network] * count)
  cells = cells "; " number(paid) " a validator"
  if (bids[network] > 0) cells = cells "; " number(deposits[network] / bids[network]) " put up for a bid"
  rejected = all_jobs[network] - accepted[network]
  cells = cells "," number(rejected > 0 ? slashed[network] / rejected : 0) \
    " for each of " rejected " rejected works"
  if (slashed[network] > 0) cells = cells "; " destination[network]
  cells = cells "," price(network)
  paid = rewards[network] + taken[network]
  if (burned[network] > 0) {
    cells = cells "; of users' money " percent(burned[network] / (burned[network] + taken[network])) \
      " is burned"
  } else if (minted[network] < rewards[network]) {
    cells = cells "; the network keeps " percent(taken[network] / paid)
  }
  if (minted[network] >= rewards[network]) {
    cells = cells "; all of it new and " percent(rewards[network] / minted[network]) \
      " of what is minted"
  }
  ratio = (pay[network, "honest"] / jobs[network, "honest"]) \
    / (pay[network, "lazy"] / jobs[network, "lazy"])
  cells = cells ",honest work earns " number(ratio) " times as much a job"
  ratio = (jobs[network, "honest"] / declared[network, "honest"]) \
    / (jobs[network, "lazy"] / declared[network, "lazy"])
  cells = cells " and gets " number(ratio) " times the jobs"
  cells = cells "," yearly(network, "contributor", "providers") "; " \
    yearly(network, "validator", "validators")
  return cells
}

function yearly(network, side, name,    value) {
  value = mean[network, "apr_" side "_rate"]
  return value == "" ? name " stake nothing" : name " " percent(value)
}

# Three rows as a table of three columns.
function table(said, own, chain,    names, a, b, c, cell) {
  split(titles, names, ",")
  split(said, a, ",")
  split(own, b, ",")
  split(chain, c, ",")
  print "| " a[1] " | guide | `" b[2] "`, measured | `" c[2] "`, measured |"
  print "| --- | --- | --- | --- |"
  for (cell = 3; cell in names; cell++)
    print "| " names[cell] " | " a[cell] " | " b[cell] " | " c[cell] " |"
  print ""
}

END {
  if (as != "markdown") print titles
  for (turn = 1; turn <= networks; turn += 2) {
    network = order[turn]
    own = network "," network "," row(network)
    chain = network "," order[turn + 1] "," row(order[turn + 1])
    if (as == "markdown") table(guide[network], own, chain)
    else print guide[network] "\n" own "\n" chain
  }
}
